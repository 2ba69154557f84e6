import { checkNodeVersion } from '../../launcher/node-version.mjs';

checkNodeVersion();
const { benchWorker } = await import('./bench-worker.ts');
await benchWorker();
