export { adoptDatabase } from './adopt-database';
export type { Held } from './alarms-of';
export { findAlarms } from './find-alarms';
export { readInstallation } from './read-installation';
