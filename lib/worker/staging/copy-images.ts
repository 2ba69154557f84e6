import { type Issue, isJsonObject, type JsonValue, toPointer } from '@/lib/config-schema';
import { isImageName } from '@/lib/providers/input/pictures';
import { imageIdOf } from '../images';
import { bytesOfDataUrl } from '../images/data-url';
import type { KeptImage, TakenJob } from '../ports';
import type { Parts } from './parts';

type Copied = { images: KeptImage[]; warnings: Issue[] };

/** Images of one job that are copied; what is beyond is sent all the same. */
const MOST = 10;

/**
 * Stores a copy of each input image, so that it can be seen beside the result when its URL has changed or expired. The job
 * is sent what it named. Never fails: an image that cannot be copied is a warning at its path.
 */
export async function copyImages(parts: Parts, job: TakenJob, signal: AbortSignal): Promise<Copied> {
  const found = imagesIn(job.inputs).slice(0, MOST);
  const made = await Promise.all(
    found.map(async ({ path, text }): Promise<KeptImage | Issue | null> => {
      try {
        return await copy(parts, path, text, signal);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'it cannot be read.';
        const message = `No copy of the image was stored: ${reason} The job was sent its URL.`;
        return { path, code: 'image_not_copied', message };
      }
    }),
  );
  return {
    images: made.flatMap((each) => (each !== null && 'id' in each ? [each] : [])),
    warnings: made.flatMap((each) => (each !== null && 'code' in each ? [each] : [])),
  };
}

async function copy(
  { images, fetchImage }: Parts,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<KeptImage | null> {
  const own = imageIdOf(text);
  const stored = own === null ? null : await images.get(own);
  if (own !== null && stored !== null) return { path, id: own, contentType: stored.contentType };
  // An image of ours that is gone is an error of the job, which says so itself.
  if (own !== null || (!isHttps(text) && bytesOfDataUrl(text) === null)) return null;
  if (isHttps(text) && fetchImage === null) return null;
  const bytes = isHttps(text) ? await fetchImage?.(text, signal) : bytesOfDataUrl(text);
  if (!bytes) return null;
  const { id, contentType } = await images.put(bytes);
  return { path, id, contentType };
}

const isHttps = (text: string) => /^https:/i.test(text);

type Found = { path: string; text: string };

/** Texts of the inputs that name an image, or hold one: by the name of the input, as models take them. */
function imagesIn(inputs: TakenJob['inputs']): Found[] {
  return Object.entries(inputs)
    .filter(([name]) => isImageName(name))
    .flatMap(([name, value]) => textsOf(value, [name]));
}

function textsOf(value: JsonValue, path: (string | number)[]): Found[] {
  if (typeof value === 'string') return [{ path: toPointer(path), text: value }];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsOf(each, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => textsOf(each, [...path, name]));
}
