import { type Issue, isJsonObject, type JsonValue, toPointer } from '@/lib/config-schema';
import { isImageName } from '@/lib/providers/input/pictures';
import { imageIdOf } from '../images';
import { bytesOfDataUrl } from '../images/data-url';
import type { KeptImage, TakenJob } from '../ports';
import type { Parts } from './parts';

/** Images of one job that are copied; what is beyond is sent all the same. */
const MOST = 10;

/**
 * Stores a copy of each input image when the job is taken, so that it can be seen beside the result when its URL has changed
 * or expired; copies that an earlier worker stored stay. The job is sent what it named. Never fails: answers a warning at the
 * path of each image that cannot be copied.
 */
export async function copyImages(parts: Parts, job: TakenJob, signal: AbortSignal): Promise<Issue[]> {
  const found = imagesIn(job.inputs);
  const missing = found.slice(0, MOST).filter(({ path }) => !job.images.some((image) => image.path === path));
  const made = await Promise.all(
    missing.map(async ({ path, text }): Promise<KeptImage | Issue | null> => {
      try {
        return await copy(parts, path, text, signal);
      } catch (error) {
        if (signal.aborted) return null;
        const reason = error instanceof Error ? error.message : 'it cannot be read.';
        const message = `No copy of the image was stored: ${reason} The job was sent its URL.`;
        return { path, code: 'image_not_copied', message };
      }
    }),
  );
  const images = made.flatMap((each) => (each !== null && 'id' in each ? [each] : []));
  // What the store says when the worker ends is said to whoever works on the job, too.
  if (images.length > 0) await parts.store.keepImages(job.id, [...job.images, ...images]).catch(() => {});
  const warnings = made.flatMap((each) => (each !== null && 'code' in each ? [each] : []));
  return [...warnings, ...beyond(found[MOST])];
}

function beyond(first: Found | undefined): Issue[] {
  if (first === undefined) return [];
  const message = `No copies of this image and those after it were stored: a job has ${MOST} at most.`;
  return [{ path: first.path, code: 'image_not_copied', message }];
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
