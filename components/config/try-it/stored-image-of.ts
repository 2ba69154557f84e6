import { uploadImage } from '@/lib/domain/images/queries';
import { dataUrlOf, type OwnImage } from '../worker-input/own-image';

/** Bytes of a file that are looked at before it is sent: enough to know its type. */
const LOOKED_AT = 200_000;

/** Stores a file, so that a worker can read it. Rejects, in words for the screen, one that is refused. */
export async function storedImageOf(file: File): Promise<OwnImage> {
  const [url, answer] = await Promise.all([
    dataUrlOf(file.slice(0, LOOKED_AT, file.type), file.name),
    uploadImage(file),
  ]);
  return { url, file: { name: file.name, bytes: file.size }, stored: answer.data.url };
}
