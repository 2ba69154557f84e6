import { call } from '@/lib/platform/client/call';
import type { Image } from './contract';
import { imagesPath } from './paths';

/** Stores a picture, so that a job can name it. The server looks at its bytes, not at its name. */
export const uploadImage = (file: Blob) => call<Image>('POST', imagesPath, { body: file });
