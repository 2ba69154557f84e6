import type { Alarm, Logger } from './alarm';

const nothing: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** The logger that was given, each line with the name of who says it. What it throws stays here. */
export function safeLogger(logger: Logger | null): Logger {
  const to = logger ?? nothing;
  const line = (level: keyof Logger) => (message: string) =>
    quietly(() => to[level](`Modelboard SDK: ${message}`));
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** The listener to alarms; what it throws goes to the log. */
export function safeListener(listener: ((alarm: Alarm) => void) | undefined, log: Logger) {
  return (alarm: Alarm) =>
    quietly(
      () => listener?.(alarm),
      () => log.error('onAlarm has thrown an error.'),
    );
}

function quietly(work: () => void, otherwise: () => void = () => {}): void {
  try {
    work();
  } catch {
    otherwise();
  }
}
