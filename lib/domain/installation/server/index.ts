export { adoptDatabase } from './adopt-database';
export { AlarmLog } from './alarm-log';
export type { Retained } from './alarms-of';
export { dismissAlarm } from './dismiss-alarm';
export { findAlarms } from './find-alarms';
export { readInstallation } from './read-installation';
