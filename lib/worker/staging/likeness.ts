import { canonical, isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { bytesOfDataUrl } from '../images/data-url';
import { imageTypeOf } from '../images/image-type';
import type { Prediction } from '../ports';

/** What a prediction of the provider's list is to a call: its own, perhaps its own, or another's. */
export type Likeness = 'same' | 'unclear' | 'other';

type Call = {
  /** Null where the version was called, which the provider may know under another model. */
  modelId: string | null;
  /** Whole, as it was sent. */
  input: JsonObject;
  /** Members of the input that are secrets. */
  secrets: JsonObject;
};

/**
 * Compares what can be compared: a provider need not repeat a picture that went along as a data URL, nor a secret, and what
 * it has removed it does not show at all.
 */
export function likenessOf({ model, input, dataRemoved }: Prediction, call: Call): Likeness {
  const isOfModel = call.modelId === null || model === null || isSameId(model, call.modelId);
  if (dataRemoved) return isOfModel ? 'unclear' : 'other';
  const names = [...new Set([...Object.keys(input), ...Object.keys(call.input)])];
  const parts = names.map((name) => {
    const likeness = compare(input[name], call.input[name]);
    return likeness === 'other' && Object.hasOwn(call.secrets, name) ? 'unclear' : likeness;
  });
  // A model may have got another name.
  return leastOf(isOfModel ? parts : [...parts, 'unclear']);
}

/** Ids of models keep their case, and are the same in any. */
const isSameId = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function compare(shown: JsonValue | undefined, sent: JsonValue | undefined): Likeness {
  if (shown === undefined || sent === undefined) return isDataUrl(sent) ? 'unclear' : 'other';
  if (canonical(shown) === canonical(sent)) return 'same';
  if (isDataUrl(sent)) return isOtherPicture(shown, sent) ? 'other' : 'unclear';
  if (Array.isArray(shown) && Array.isArray(sent) && shown.length === sent.length)
    return leastOf(shown.map((each, index) => compare(each, sent[index])));
  if (!isJsonObject(shown) || !isJsonObject(sent)) return 'other';
  const names = [...new Set([...Object.keys(shown), ...Object.keys(sent)])];
  return leastOf(names.map((name) => compare(shown[name], sent[name])));
}

function leastOf(parts: Likeness[]): Likeness {
  if (parts.includes('other')) return 'other';
  return parts.includes('unclear') ? 'unclear' : 'same';
}

function isDataUrl(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && /^data:/i.test(value);
}

/** A whole picture, and not the beginning of the one that was sent. */
function isOtherPicture(shown: JsonValue, sent: string): boolean {
  if (!isDataUrl(shown) || sent.startsWith(shown)) return false;
  const bytes = bytesOfDataUrl(shown);
  return bytes !== null && imageTypeOf(bytes) !== null;
}
