import { expect, it } from 'vitest';
import { JobWakes } from './wakes';

const never = new AbortController().signal;
const long = 600_000;

it('wakes whoever waits for the job that there is news of', async () => {
  const wakes = new JobWakes();
  const waiting = [wakes.wait('one', long, never), wakes.wait('one', long, never)];
  const other = wakes.wait('two', 20, never);
  wakes.wake('one');
  expect(await Promise.all(waiting)).toEqual([true, true]);
  expect(await other, 'its time is over').toBe(false);
  wakes.wake('one');
});

it('wakes all where news may have been missed', async () => {
  const wakes = new JobWakes();
  const waiting = [wakes.wait('one', long, never), wakes.wait('two', long, never)];
  wakes.wake();
  expect(await Promise.all(waiting)).toEqual([true, true]);
});

it('ends with the reason of the signal, also one that came before', async () => {
  const wakes = new JobWakes();
  const stopping = new AbortController();
  const waiting = wakes.wait('one', long, stopping.signal);
  stopping.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(wakes.wait('one', long, stopping.signal)).rejects.toThrow('stopped');
});
