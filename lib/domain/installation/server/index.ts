export { adoptDatabase } from './adopt-database';
export { AlarmLog } from './alarm-log';
export type { Held } from './alarms-of';
export { findAlarms } from './find-alarms';
export { readInstallation } from './read-installation';
