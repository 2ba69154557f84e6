import { createImage, setUploadsUsed } from '@/lib/domain/images/server';
import type { Context } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { keptImageId } from '@/lib/worker/inputs/kept-image';
import { mapTexts } from '@/lib/worker/inputs/map-texts';
import type { JobRequest } from '../contract';

const DATA_URL = /^data:image\/[^,]*;base64,/i;

/** The same request with a picture that came along kept here, so that lists of jobs stay light. */
export async function keepImage(ctx: Context, request: JobRequest): Promise<JobRequest> {
  const { image } = request;
  if (image === undefined || !DATA_URL.test(image)) return request;
  const bytes = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64');
  const { url } = await createImage({ ctx, input: { bytes } });
  return { ...request, image: url };
}

/** Marks the uploads in a job's request as used, so that they are not deleted for their age. */
export async function noteImagesUsed(db: Database, { image, inputs }: JobRequest): Promise<void> {
  const ids = new Set<string>();
  mapTexts({ image: image ?? '', ...inputs }, (text) => {
    const id = keptImageId(text);
    if (id !== null) ids.add(id);
    return text;
  });
  if (ids.size > 0) await setUploadsUsed(db, [...ids]);
}
