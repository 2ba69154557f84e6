import { type ImageStore, type ProviderClient, ProviderError } from '../ports';
import { bytesOfDataUrl, dataUrlOf } from './data-url';
import { imageTypeOf } from './image-type';

/** Bytes up to which a picture goes along as a data URL: what the provider recommends (predictions.create, `input`). */
const ALONG = 256 * 1024;

/** The address of a picture of ours. Its id is a hash of it, so that it does not matter whose host it names. */
const OURS = /^(?:https?:\/\/[^/?#]+)?\/api\/v1\/images\/([0-9a-f]{64})$/;

type Parts = {
  store: Pick<ImageStore, 'get'>;
  client: Pick<ProviderClient, 'upload'>;
  signal?: AbortSignal;
};

/** The id of a picture of ours in its address; null for another address. */
export function imageIdOf(image: string): string | null {
  return OURS.exec(image)?.[1] ?? null;
}

/**
 * A picture of a job as the provider gets it: an https address as it is, a small one as a data URL, and a larger one as the
 * address where the provider keeps it. Throws {@link ProviderError} `refused_input` for a picture of ours that is gone.
 */
export async function imageForProvider(image: string, { store, client, signal }: Parts): Promise<string> {
  const id = imageIdOf(image);
  const bytes = id === null ? bytesOfDataUrl(image) : ((await store.get(id))?.bytes ?? null);
  if (bytes === null && id !== null && image.startsWith('/'))
    throw new ProviderError(
      'refused_input',
      'The picture of the job is not there any more: send it again to POST /api/v1/images.',
    );
  const contentType = bytes && imageTypeOf(bytes);
  // Whatever else it is, what checks the input before the call has let it through.
  if (bytes === null || contentType === null) return image;
  if (bytes.length <= ALONG) return dataUrlOf(bytes, contentType);
  return (await client.upload(bytes, contentType, signal ? { signal } : {})).url;
}
