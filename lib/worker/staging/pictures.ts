import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { imageForProvider, UnusableImageError } from '../images';
import { keptImageId, keptImagePath } from '../inputs/kept-image';
import { mapTexts } from '../inputs/map-texts';
import { JobFailure } from '../job-failure';
import type { ImageStore, ProviderClient } from '../ports';

const isDataUrl = (text: string) => /^data:image\/[^,]*;base64,/i.test(text);

/** The same inputs with every picture in them kept here, and named by its path. */
export async function keepPictures(images: ImageStore, inputs: JsonObject): Promise<JsonObject> {
  const kept = new Map<string, string>();
  for (const text of textsOf(inputs)) {
    const id = keptImageId(text);
    if (id !== null) kept.set(text, keptImagePath(id));
    if (isDataUrl(text)) kept.set(text, await keep(images, text));
  }
  return mapTexts(inputs, (text) => kept.get(text) ?? text);
}

async function keep(images: ImageStore, dataUrl: string): Promise<string> {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const { id } = await images.put(bytes).catch((error: unknown) => {
    if (!(error instanceof UnusableImageError)) throw error;
    throw new JobFailure('refused_input', error.message);
  });
  return keptImagePath(id);
}

const STAND_IN = 'https://modelboard.invalid/';

/** What stands for kept pictures where an address is expected, and back. */
export const standIn = {
  put: (inputs: JsonObject) =>
    mapTexts(inputs, (text) => (keptImageId(text) === null ? text : `${STAND_IN}${keptImageId(text)}`)),
  take: (input: JsonObject) =>
    mapTexts(input, (text) =>
      text.startsWith(STAND_IN) ? keptImagePath(text.slice(STAND_IN.length)) : text,
    ),
};

type Sending = { images: ImageStore; provider: ProviderClient; signal: AbortSignal };

/**
 * The input as the provider gets it, and as it is kept: a small picture goes along as a data URL, which its path stands for;
 * a larger one is named by where the provider keeps it, in both.
 */
export async function sendPictures(
  { images, provider, signal }: Sending,
  input: JsonObject,
): Promise<{ sent: JsonObject; kept: JsonObject }> {
  const sent = new Map<string, string>();
  for (const text of textsOf(input)) {
    if (keptImageId(text) === null || sent.has(text)) continue;
    sent.set(text, await imageForProvider(text, { store: images, client: provider, signal }));
  }
  const isUploaded = (text: string) => sent.has(text) && !isDataUrl(sent.get(text) ?? '');
  return {
    sent: mapTexts(input, (text) => sent.get(text) ?? text),
    kept: mapTexts(input, (text) => (isUploaded(text) ? (sent.get(text) ?? text) : text)),
  };
}

function textsOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isJsonObject(value) ? Object.values(value).flatMap(textsOf) : [];
}
