import { join } from 'node:path';
import { dataDirectory } from '@/lib/platform/env';
import { singleton } from '@/lib/platform/singleton';
import { createDiskImageStore } from '@/lib/worker/images';
import type { ImageStore } from '@/lib/worker/ports';

/** Where this process keeps pictures. */
export const imageStore = (): ImageStore =>
  singleton('image-store', () => createDiskImageStore(join(dataDirectory(), 'images')));
