import { expect, it } from 'vitest';
import { createWebhookSecrets } from './webhook-secrets';

/** Secrets that change with each question; a question fails where `fail` says so. */
function counting() {
  let asked = 0;
  let time = 0;
  let isAway = false;
  const ask = async () => {
    asked += 1;
    if (isAway) throw new Error('away');
    return `whsec_${asked}`;
  };
  return {
    secrets: createWebhookSecrets(ask, () => time),
    asked: () => asked,
    wait: (ms: number) => {
      time += ms;
    },
    setAway: (value: boolean) => {
      isAway = value;
    },
  };
}

it('is asked for once, also by many at once', async () => {
  const { secrets, asked } = counting();
  expect(await Promise.all([secrets.present(), secrets.present(), secrets.present()])).toEqual(
    Array(3).fill('whsec_1'),
  );
  expect(await secrets.present()).toBe('whsec_1');
  expect(asked()).toBe(1);
});

it('is asked for anew once a minute at most', async () => {
  const { secrets, asked, wait } = counting();
  await secrets.present();
  expect(await secrets.renewed()).toBeNull();
  wait(59_999);
  expect(await secrets.renewed()).toBeNull();
  wait(1);
  expect(await Promise.all([secrets.renewed(), secrets.renewed()])).toEqual(['whsec_2', null]);
  expect(await secrets.present()).toBe('whsec_2');
  expect(asked()).toBe(2);
});

it('stays as it was where the provider is away, and is asked for again', async () => {
  const { secrets, asked, wait, setAway } = counting();
  setAway(true);
  await expect(secrets.present()).rejects.toThrow('away');
  setAway(false);
  await expect(secrets.present(), 'one question a minute, after a failure too').rejects.toThrow('away');
  expect(asked()).toBe(1);
  wait(60_000);
  expect(await secrets.present()).toBe('whsec_2');
  setAway(true);
  wait(60_000);
  await expect(secrets.renewed()).rejects.toThrow('away');
  expect(await secrets.present()).toBe('whsec_2');
});
