import { expect, it } from 'vitest';
import { createTrialEndpoint } from '@/lib/domain/jobs/contract';
import { againOf } from './again-of';
import { succeeded } from './result.fixture';

const request = {
  model: 'qwen',
  image: 'https://example.com/room.jpg',
  room_type: 'kitchen',
  style: 'modern',
};

it('has the version, the values, the prompt as it was built, and the seed that the model chose', () => {
  const again = againOf(succeeded, request);
  expect(again).toEqual({
    version: 1,
    overrides: { go_fast: true, output_quality: 80 },
    request: {
      image: 'https://example.com/room.jpg',
      room_type: 'kitchen',
      style: 'modern',
      prompt: 'Add a lamp',
      seed: 4242,
    },
  });
  expect(createTrialEndpoint.body?.safeParse(again).success).toBe(true);
});

it('leaves the seed to the values where they set one', () => {
  const config = { ...succeeded.config, seed: 5 };
  const again = againOf({ ...succeeded, config, input: { seed: 5 } }, request);
  expect(again?.overrides.seed).toBe(5);
  expect(again?.request).not.toHaveProperty('seed');
});

it('is nothing where no config was read', () => {
  expect(againOf({ ...succeeded, config: null }, request)).toBeNull();
  expect(againOf({ ...succeeded, version: null }, request)).toBeNull();
});
