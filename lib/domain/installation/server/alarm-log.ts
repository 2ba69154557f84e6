import { log } from '@/lib/platform/log';
import type { Alarm } from '../contract';

/** Logs each alarm once while it lasts, and when it is over. */
export class AlarmLog {
  #lasting = new Map<string, Alarm>();

  note(alarms: readonly Alarm[]): void {
    const present = new Map(alarms.map((alarm) => [keyOf(alarm), alarm]));
    for (const [key, { detail, ...alarm }] of present) {
      if (!this.#lasting.has(key)) log('error', `alarm: ${detail}`, alarm);
    }
    for (const [key, { code, source }] of this.#lasting) {
      if (!present.has(key)) log('info', 'the alarm is over', { code, source });
    }
    this.#lasting = present;
  }
}

/** Names an alarm, however its numbers move. */
function keyOf(alarm: Alarm): string {
  const subject = alarm.source === 'jobs' ? `${alarm.model_id} ${alarm.config_revision}` : '';
  return `${alarm.code} ${alarm.source} ${subject}`;
}
