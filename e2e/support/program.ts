import { spawn } from 'node:child_process';
import { once } from 'node:events';

type Options = { directory: string; variables: Record<string, string> };

/** Starts a program as a process. `log` is what it has printed so far, `closed` its exit code when it has ended. */
export function spawnProgram(command: string, parameters: string[], { directory, variables }: Options) {
  const child = spawn(command, parameters, {
    cwd: directory,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const closed: Promise<number | null> = once(child, 'close').then(([code]) => code);
  return { child, log: () => printed, closed };
}
