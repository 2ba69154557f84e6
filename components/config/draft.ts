import { isJsonObject, type JsonObject } from '@/lib/config-schema';
import type { Base } from './base';

/** Unsaved work of one person on one model, kept over a sign-in or a reload in the tab's session storage. */
export type Draft = { userId: string; base: Base; overrides: JsonObject; note: string; text: string | null };

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (modelId: string) => `modelboard.draft.${modelId}`;

/** Keeps a draft. Returns false where the browser refuses to store it. */
export function keepDraft(storage: DraftStorage, modelId: string, draft: Draft): boolean {
  try {
    storage.setItem(keyOf(modelId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Takes the draft of this person out of the storage; null where there is none. Somebody else's draft is removed. */
export function takeDraft(storage: DraftStorage, modelId: string, userId: string): Draft | null {
  const text = storage.getItem(keyOf(modelId));
  if (text === null) return null;
  storage.removeItem(keyOf(modelId));
  try {
    const draft: unknown = JSON.parse(text);
    return isDraft(draft) && draft.userId === userId ? draft : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  if (!isJsonObject(value) || !isJsonObject(value.base)) return false;
  const { etag, revision, version, overrides } = value.base;
  return (
    typeof etag === 'string' &&
    typeof revision === 'number' &&
    typeof version === 'number' &&
    isJsonObject(overrides) &&
    isJsonObject(value.overrides) &&
    typeof value.userId === 'string' &&
    typeof value.note === 'string' &&
    (value.text === null || typeof value.text === 'string')
  );
}
