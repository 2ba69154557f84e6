import { createImage } from '@/lib/domain/images/server';
import type { Context } from '@/lib/platform/context';
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
