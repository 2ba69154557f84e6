import { expect, it } from 'vitest';
import { JobWakes } from './wakes';

const never = new AbortController().signal;
const long = 600_000;

it('wakes whoever follows the job that there is news of', async () => {
  const wakes = new JobWakes();
  const waiting = ['one', 'one'].map((id) => wakes.follow(id).wait(long, never));
  const other = wakes.follow('two').wait(20, never);
  wakes.wake('one');
  expect(await Promise.all(waiting)).toEqual([true, true]);
  expect(await other, 'its time is over').toBe(false);
});

it('wakes all where news may have been missed', async () => {
  const wakes = new JobWakes();
  const waiting = ['one', 'two'].map((id) => wakes.follow(id).wait(long, never));
  wakes.wake();
  expect(await Promise.all(waiting)).toEqual([true, true]);
});

it('keeps news that comes while nobody waits, once, and for each who follows', async () => {
  const wakes = new JobWakes();
  const followers = [wakes.follow('one'), wakes.follow('one')];
  wakes.wake('one');
  wakes.wake('one');
  for (const news of followers) {
    expect(await news.wait(long, never)).toBe(true);
    expect(await news.wait(1, never), 'told already').toBe(false);
  }
  expect(await wakes.follow('one').wait(1, never), 'told before it was followed').toBe(false);
});

it('tells nothing more once it is closed, and others all the same', async () => {
  const wakes = new JobWakes();
  const [closed, open] = [wakes.follow('one'), wakes.follow('one')];
  closed.close();
  wakes.wake('one');
  expect(await closed.wait(1, never)).toBe(false);
  expect(await open.wait(long, never)).toBe(true);
});

it('ends with the reason of the signal, also one that came before', async () => {
  const news = new JobWakes().follow('one');
  const stopping = new AbortController();
  const waiting = news.wait(long, stopping.signal);
  stopping.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(news.wait(long, stopping.signal)).rejects.toThrow('stopped');
});
