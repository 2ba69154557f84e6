import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { bytes, file } from '@/lib/platform/http/schemas';
import { imagePath, imagesPath } from './paths';

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/** Bytes of a picture that is sent here at most. */
const MAX_BYTES = 10 * 1024 * 1024;

/** A picture that is kept here. */
export const image = z
  .object({
    id: z.string().describe('SHA-256 of its bytes, in hexadecimal'),
    url: z.string().describe('Its path here, to be given as the `image` of a job'),
    content_type: z.enum(imageTypes).describe('What its bytes are, whatever Content-Type said'),
    size: z.int().describe('Bytes'),
  })
  .meta({ id: 'Image' });

export type Image = z.infer<typeof image>;

export const createImageEndpoint = defineEndpoint({
  id: 'createImage',
  method: 'POST',
  path: imagesPath,
  summary: 'Keep a picture, sent as it is; the same one again is the same picture',
  tag: 'Images',
  permission: 'jobs:write',
  bytes: { types: imageTypes, limit: MAX_BYTES },
  body: bytes,
  response: image,
  status: 201,
});

export const getImageEndpoint = defineEndpoint({
  id: 'getImage',
  method: 'GET',
  path: imagePath,
  summary: 'A picture. It never changes under its address',
  tag: 'Images',
  permission: ['jobs:write', 'models:read'],
  response: file,
  etag: true,
  mediaType: imageTypes,
});
