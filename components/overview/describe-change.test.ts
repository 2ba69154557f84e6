import { expect, test } from 'vitest';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import { describeChange, undoName } from './describe-change';

const event = (action: AuditEvent['action'], parts: Partial<AuditEvent> = {}): AuditEvent => ({
  id: '1',
  action,
  subject: 'bytedance/seedream-4',
  subject_name: 'Seedream 4',
  revision: null,
  actor: { kind: 'user', id: 'u1', name: 'Ada' },
  before: {},
  after: {},
  diff: [],
  note: null,
  request_id: 'r1',
  created_at: '2026-07-03T14:00:00.000Z',
  ...parts,
});

const sentence = (changed: AuditEvent) => {
  const { before, model, after } = describeChange(changed);
  return [before, model?.name, after].filter(Boolean).join(' ');
};

test.each([
  [event('config.update'), 'changed Seedream 4'],
  [event('config.reset'), 'reset Seedream 4 to its defaults'],
  [event('config.restore'), 'restored an earlier revision of Seedream 4'],
  [event('prompts.update'), 'changed the prompt library'],
  [event('prompts.reset'), 'reset the prompt library to the built-in texts'],
  [event('prompts.restore'), 'restored an earlier revision of the prompt library'],
  [event('model.create'), 'added Seedream 4'],
  [event('model.update'), 'edited Seedream 4'],
  [event('model.update', { before: null }), 'added a version of Seedream 4'],
  [
    event('model.update', { diff: [{ path: '/archived', before: false, after: true }] }),
    'archived Seedream 4',
  ],
  [
    event('model.update', { diff: [{ path: '/archived', before: true, after: false }] }),
    'brought back Seedream 4',
  ],
  [
    event('model.update', { diff: [{ path: '/name', before: 'SD 4', after: 'Seedream 4' }] }),
    'renamed Seedream 4',
  ],
  [
    event('version.activate', { before: { version: 1 }, after: { version: 2 } }),
    'put version 2 of Seedream 4 into production',
  ],
  [
    event('version.undo', { before: { version: 2 }, after: { version: 1 } }),
    'took the activation of version 2 of Seedream 4 back',
  ],
  [event('version.register', { before: null, after: { version: 3 } }), 'registered version 3 of Seedream 4'],
  [
    event('version.archive', { before: { version: 3 }, after: { version: 3 } }),
    'archived version 3 of Seedream 4',
  ],
])('$action reads as a sentence', (changed, expected) => {
  expect(sentence(changed)).toBe(expected);
});

test('an activation names the model that became active', () => {
  const activation = event('setting.update', {
    subject: 'active_model',
    subject_name: 'Active model',
    after: { model_id: 'qwen/qwen-image-edit' },
  });
  expect(sentence(activation)).toBe('made qwen/qwen-image-edit the active model');
  expect(sentence({ ...activation, after: null })).toBe('changed the active model');
});

test('the button that undoes a change says which', () => {
  expect(undoName(event('config.reset', { revision: 8 }))).toBe('Undo revision 8 of Seedream 4');
  expect(undoName(event('prompts.update', { revision: 8 }))).toBe('Undo revision 8 of the prompt library');
  expect(undoName(event('model.create'))).toBe('Undo: added Seedream 4');
});
