import type { Alarm, AlarmCode, Logger } from './alarm';

export type Alarms = {
  /** A state: said once, until it has been cleared. */
  raise(code: AlarmCode, message: string): void;
  /** Something that happened: said each time. */
  tell(code: AlarmCode, message: string): void;
  clear(...codes: AlarmCode[]): void;
  active(): Alarm[];
};

const SERIOUS: AlarmCode[] = ['refused', 'older-revision', 'stale'];

/** Alarms go to the logger, and to whoever wants to hear of them; what these throw stays here. */
export function createAlarms(log: Logger, onAlarm: (alarm: Alarm) => void): Alarms {
  const active = new Map<AlarmCode, Alarm>();

  function tell(code: AlarmCode, message: string): Alarm {
    const alarm = Object.freeze({ code, message, since: new Date() });
    log[SERIOUS.includes(code) ? 'error' : 'warn'](message);
    onAlarm(alarm);
    return alarm;
  }

  return {
    raise(code, message) {
      if (!active.has(code)) active.set(code, tell(code, message));
    },
    tell,
    clear(...codes) {
      for (const code of codes) {
        const alarm = active.get(code);
        if (active.delete(code)) log.info(`Over: ${alarm?.message}`);
      }
    },
    active: () => [...active.values()],
  };
}
