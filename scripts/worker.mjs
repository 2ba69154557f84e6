import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { runWorker } = await import('./launcher/run-worker.mjs');
await runWorker();
