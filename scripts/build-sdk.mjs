import { join, relative } from 'node:path';
import { root } from './launcher/environment.mjs';
import { live } from './launcher/lifetime.mjs';
import { buildSdk } from './sdk/build.mjs';

await live(async () => {
  const folder = join(root, 'dist/sdk');
  const { bytes, gzipBytes } = await buildSdk(folder);
  console.log(`modelboard: ${relative(root, folder)}, ${bytes} bytes, ${gzipBytes} after gzip`);
});
