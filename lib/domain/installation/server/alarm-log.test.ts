import { beforeEach, expect, it, vi } from 'vitest';
import * as logging from '@/lib/platform/log';
import type { DatabaseAlarm } from '../contract';
import { AlarmLog } from './alarm-log';

const alarm: DatabaseAlarm = {
  id: 'revision_above_own worker here 50',
  dismissed: false,
  code: 'revision_above_own',
  source: 'worker',
  revision: 42,
  seen: 50,
  detail: 'Look.',
};

let lines: string[];

beforeEach(() => {
  lines = [];
  vi.spyOn(logging, 'log').mockImplementation((level, message) => {
    lines.push(`${level} ${message}`);
  });
});

it('says an alarm once while it lasts, however its numbers move, and when it is over', () => {
  const alarms = new AlarmLog();
  alarms.note([alarm]);
  alarms.note([{ ...alarm, revision: 43 }]);
  expect(lines).toEqual(['error alarm: Look.']);
  alarms.note([]);
  alarms.note([]);
  expect(lines).toEqual(['error alarm: Look.', 'info the alarm is over']);
});

it('says an alarm again that comes again, and each of two', () => {
  const alarms = new AlarmLog();
  alarms.note([alarm]);
  alarms.note([]);
  alarms.note([alarm, { ...alarm, source: 'server' }]);
  expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(3);
});
