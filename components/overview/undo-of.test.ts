import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import { isModelChange, newestIds, undoOf } from './undo-of';

const event = (parts: Partial<AuditEvent>): AuditEvent => ({
  id: '1',
  action: 'config.update',
  subject: 'black-forest-labs/flux-kontext-pro',
  subject_name: 'Flux Kontext Pro',
  revision: 8,
  actor: { kind: 'user', id: 'u1', name: 'Ada' },
  before: { safety_tolerance: 4 },
  after: { safety_tolerance: 2 },
  diff: [{ path: '/safety_tolerance', before: 4, after: 2 }],
  note: null,
  request_id: 'r1',
  created_at: '2026-07-03T14:00:00.000Z',
  ...parts,
});

const activation = event({
  action: 'setting.update',
  subject: 'active_model',
  before: { model_id: 'qwen/qwen-image-edit' },
  after: { model_id: 'bytedance/seedream-4' },
});

describe('undoing', () => {
  test('a config change goes back to before its revision', () => {
    const expected = { kind: 'config', modelId: 'black-forest-labs/flux-kontext-pro', revision: 8 };
    for (const action of ['config.update', 'config.reset', 'config.restore'] as const) {
      expect(undoOf(event({ action }), true)).toEqual(expected);
    }
  });

  test('an activation makes the former model active', () => {
    expect(undoOf(activation, true)).toEqual({ kind: 'activation', modelId: 'qwen/qwen-image-edit' });
  });

  test('a rename brings back what it changed, and nothing else', () => {
    const renamed = event({
      action: 'model.update',
      revision: null,
      before: { name: 'Flux', description: '', slug: 'flux', archived: false },
      diff: [{ path: '/name', before: 'Flux', after: 'Flux Pro' }],
    });
    expect(undoOf(renamed, true)).toMatchObject({ kind: 'details', update: { name: 'Flux' } });
    expect(Object.keys((undoOf(renamed, true) as { update: object }).update)).toEqual(['name']);
  });

  test('an activation of a version is taken back by the revision that came with it', () => {
    const expected = { kind: 'promotion', modelId: 'black-forest-labs/flux-kontext-pro', revision: 8 };
    expect(undoOf(event({ action: 'version.activate' }), true)).toEqual(expected);
    expect(undoOf(event({ action: 'version.undo' }), true)).toMatchObject({ kind: 'none' });
    expect(undoOf(event({ action: 'version.archive', revision: null }), true)).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('activated'),
    });
    expect(undoOf(event({ action: 'version.register', before: null }), true)).toMatchObject({ kind: 'none' });
  });

  test('a change of the prompt library goes back to before its revision', () => {
    const expected = { kind: 'prompts', revision: 8 };
    for (const action of ['prompts.update', 'prompts.reset', 'prompts.restore'] as const) {
      expect(undoOf(event({ action, subject: 'prompts' }), true)).toEqual(expected);
    }
  });

  test('an older change is refused with the reason', () => {
    expect(undoOf(event({}), false)).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('later'),
    });
  });

  test('the first choice of an active model and the arrival of a model are refused with the reason', () => {
    expect(undoOf(event({ action: 'setting.update', before: null }), true)).toEqual({
      kind: 'none',
      reason: 'There was no active model before.',
    });
    expect(undoOf(event({ action: 'model.create', before: null }), true)).toMatchObject({ kind: 'none' });
  });
});

test('the newest event of each kind and subject is the one that can be undone', () => {
  const events = [
    event({ id: '9' }),
    event({ ...activation, id: '8' }),
    event({ id: '7', action: 'config.reset' }),
    event({ id: '6', action: 'model.update' }),
    event({ id: '5', subject: 'bytedance/seedream-4' }),
    event({ ...activation, id: '4' }),
  ];
  expect([...newestIds(events)]).toEqual(['9', '8', '6', '5']);
});

test('a save and an activation of one model stand on each other', () => {
  const events = [
    event({ id: '9', action: 'version.archive' }),
    event({ id: '8', action: 'version.activate' }),
    event({ id: '7' }),
    event({ id: '6', action: 'version.undo', subject: 'bytedance/seedream-4' }),
  ];
  expect([...newestIds(events)]).toEqual(['9', '8', '6']);
});

test('members and tokens are not changes of models', () => {
  expect(isModelChange({ action: 'model.create' })).toBe(true);
  expect(isModelChange({ action: 'setting.update' })).toBe(true);
  expect(isModelChange({ action: 'prompts.restore' })).toBe(true);
  expect(isModelChange({ action: 'version.activate' })).toBe(true);
  expect(isModelChange({ action: 'member.invite' })).toBe(false);
  expect(isModelChange({ action: 'token.create' })).toBe(false);
});
