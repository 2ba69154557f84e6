import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { carryOver } from './carry-over';
import { type Draft, keepDraft, takeDraft } from './draft';

function memory() {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

const draft: Draft = {
  userId: 'ann',
  base: { etag: '"7"', revision: 7, version: 1, overrides: { outputs: 2 } },
  overrides: { outputs: 3, webp: true },
  note: 'less blocking',
  text: null,
};

describe('unsaved work', () => {
  it('comes back once, to the person who typed it', () => {
    const storage = memory();
    expect(keepDraft(storage, 'qwen', draft)).toBe(true);
    expect(takeDraft(storage, 'flux', 'ann')).toBeNull();
    expect(takeDraft(storage, 'qwen', 'ann')).toEqual(draft);
    expect(takeDraft(storage, 'qwen', 'ann')).toBeNull();
  });

  it('is never shown to somebody else', () => {
    const storage = memory();
    keepDraft(storage, 'qwen', draft);
    expect(takeDraft(storage, 'qwen', 'bob')).toBeNull();
    expect(takeDraft(storage, 'qwen', 'ann')).toBeNull();
  });

  it('is ignored where the storage holds something else', () => {
    const storage = memory();
    for (const text of ['{', 'null', '{"base":{}}', JSON.stringify({ ...draft, overrides: [] })]) {
      storage.setItem('modelboard.draft.qwen', text);
      expect(takeDraft(storage, 'qwen', 'ann')).toBeNull();
    }
  });

  it('says so where the browser does not store it', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(keepDraft(full, 'qwen', draft)).toBe(false);
  });
});

describe('carryOver', () => {
  const { fields } = createSchemaForm({
    schema: { type: 'object', properties: { outputs: { type: 'integer', default: 1 } } },
    overrides: {},
  });

  it('puts the changes on top of what is live, and names what no longer fits', () => {
    expect(carryOver(draft, fields, { outputs: 4 })).toEqual({
      overrides: { outputs: 3 },
      leftOut: [{ path: '/webp', value: true }],
    });
  });

  it('leaves alone what was not changed', () => {
    const untouched = { ...draft, overrides: draft.base.overrides };
    expect(carryOver(untouched, fields, { outputs: 4 })).toEqual({ overrides: { outputs: 4 }, leftOut: [] });
  });
});
