import { checkNodeVersion } from '../../launcher/node-version.mjs';

checkNodeVersion();
const { benchRuntime } = await import('./bench-runtime.mjs');
await benchRuntime();
