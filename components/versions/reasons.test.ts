import { expect, test } from 'vitest';
import type { Model } from '@/lib/domain/models/contract';
import type { VersionEvent } from '@/lib/domain/registry/contract';
import { activateRefusal, archiveRefusal, undoRefusal } from './reasons';

const model = { name: 'Detector', archived_at: null, version: 2, config_revision: 7 } as Model;
const archived: Model = { ...model, archived_at: '2026-01-01T00:00:00Z' };
const event = { action: 'activate', version: 2, config_revision: 7 } as VersionEvent;

test('what is in production can neither be activated nor archived', () => {
  const version = { version: 2, status: 'production' } as const;
  expect(activateRefusal(model, version)).toBe('Version 2 is in production.');
  expect(archiveRefusal(model, version)).toContain('Activate another one first.');
});

test('a staged version can be both, an archived one can come back', () => {
  expect(activateRefusal(model, { version: 3, status: 'staging' })).toBeNull();
  expect(archiveRefusal(model, { version: 3, status: 'staging' })).toBeNull();
  expect(activateRefusal(model, { version: 3, status: 'archived' })).toBeNull();
  expect(archiveRefusal(model, { version: 3, status: 'archived' })).toBe('Version 3 is archived.');
});

test('nothing is done to a model that is archived', () => {
  for (const refusal of [activateRefusal, archiveRefusal]) {
    expect(refusal(archived, { version: 3, status: 'staging' })).toContain('Bring it back first.');
  }
  expect(undoRefusal(archived, event)).toContain('Bring it back first.');
});

test('an activation can be taken back while nothing stands on it', () => {
  expect(undoRefusal(model, event)).toBeNull();
  expect(undoRefusal(model, { ...event, action: 'register' })).toContain('Only an activation');
  expect(undoRefusal(model, { ...event, version: 1 })).toContain('Another version');
  expect(undoRefusal(model, { ...event, config_revision: 6 })).toContain('saved since');
});
