import { isJsonObject, type JsonObject } from '@/lib/config-schema';
import type { Base } from './base';

/** Unsaved work of one person on one config, kept over a sign-in or a reload in the tab's session storage. */
export type Draft = { userId: string; base: Base; overrides: JsonObject; note: string; text: string | null };

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** `sourceId`: of the model, or of what else is edited. */
const keyOf = (sourceId: string) => `modelboard.draft.${sourceId}`;

/** Keeps a draft. Returns false where the browser refuses to store it. */
export function keepDraft(storage: DraftStorage, sourceId: string, draft: Draft): boolean {
  try {
    storage.setItem(keyOf(sourceId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Takes the draft of this person out of the storage; null where there is none. Somebody else's draft is removed. */
export function takeDraft(storage: DraftStorage, sourceId: string, userId: string): Draft | null {
  const text = storage.getItem(keyOf(sourceId));
  if (text === null) return null;
  storage.removeItem(keyOf(sourceId));
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
    ['number', 'undefined'].includes(typeof version) &&
    isJsonObject(overrides) &&
    isJsonObject(value.overrides) &&
    typeof value.userId === 'string' &&
    typeof value.note === 'string' &&
    (value.text === null || typeof value.text === 'string')
  );
}
