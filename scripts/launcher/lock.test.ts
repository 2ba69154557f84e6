import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holder, takeLock } from './lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'modelboard-lock-'));
const module = JSON.stringify(new URL('lock.mjs', import.meta.url).href);

afterAll(() => rmSync(folder, { recursive: true }));

it('is held once, names its holder, and is free after its release', async () => {
  const path = join(folder, 'released');
  const first = await takeLock(path);
  expect(await takeLock(path)).toEqual({ heldBy: process.pid });
  if ('lock' in first) await first.lock.release();
  expect(await holder(path)).toBeNull();
});

it('is free at once after its holder was killed', async () => {
  const path = join(folder, 'killed');
  const script = `const { takeLock } = await import(${module}); await takeLock(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  expect(await holder(path)).toBe(child.pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const taken = await takeLock(path);
  expect(taken).toHaveProperty('lock');
  if ('lock' in taken) await taken.lock.release();
});

it('goes to one of many that find a dead holder', async () => {
  const path = join(folder, 'many');
  const script = `const { takeLock } = await import(${module}); const taken = await takeLock(${JSON.stringify(path)}); console.log('lock' in taken); setInterval(() => {}, 1000);`;
  const dead = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(dead.stdout, 'data');
  dead.kill('SIGKILL');
  await once(dead, 'exit');
  const children = Array.from({ length: 5 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script]),
  );
  const answers = await Promise.all(
    children.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
  );
  for (const child of children) child.kill('SIGKILL');
  expect(answers.sort()).toEqual(['false', 'false', 'false', 'false', 'true']);
}, 20_000);

it('goes from hand to hand among many that want it, and never to two at once', async () => {
  const path = JSON.stringify(join(folder, 'crowd'));
  const script = `
    const { rmSync, writeFileSync } = await import('node:fs');
    const { takeLock } = await import(${module});
    const had = [];
    while (had.length < 100) {
      const taken = await takeLock(${path});
      if (!('lock' in taken)) continue;
      writeFileSync(${path} + '-mine', '', { flag: 'wx' });
      await new Promise((resolve) => setTimeout(resolve, had.length % 3));
      rmSync(${path} + '-mine');
      await taken.lock.release();
      had.push(true);
    }
    console.log(had.length);`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  const ends = children.map(async (child) => {
    const printed = [child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join(''));
    return [(await once(child, 'exit'))[0], ...(await Promise.all(printed))];
  });
  expect(await Promise.all(ends)).toEqual(children.map(() => [0, '100\n', '']));
  expect(readdirSync(folder).filter((name) => name.startsWith('crowd'))).toEqual([]);
}, 60_000);
