import { expect, test } from 'vitest';
import { reasonNotActivatable } from './reason-not-activatable';

const model = { is_active: false, archived_at: null, version: 1 };

test('a model in production can be made active', () => {
  expect(reasonNotActivatable(model)).toBeNull();
});

test.each([
  [{ is_active: true }, 'This is the active model.'],
  [{ archived_at: '2026-07-03T14:00:00.000Z' }, 'An archived model cannot be active. Bring it back first.'],
  [{ version: null }, 'This model has no production version.'],
])('a model that is %j cannot', (difference, reason) => {
  expect(reasonNotActivatable({ ...model, ...difference })).toBe(reason);
});
