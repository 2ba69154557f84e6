import { join } from 'node:path';
import { dataDirectory } from '@/lib/platform/env';
import { createDiskImageStore } from '@/lib/worker/images';
import type { ImageStore } from '@/lib/worker/ports';

/** Where this process keeps pictures. Made anew each time: it holds nothing, and its errors are of the bundle that asks. */
export const imageStore = (): ImageStore => createDiskImageStore(join(dataDirectory(), 'images'));
