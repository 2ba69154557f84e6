import { pictureType } from '@/lib/providers/input/picture-type';
import type { ImageType } from '../ports';

/** What the bytes are, whatever anybody says of them; null for what is no PNG, JPEG, WebP or GIF. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  return pictureType(Buffer.from(bytes.subarray(0, 12)).toString('base64'));
}
