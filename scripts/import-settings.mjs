import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { runImport } = await import('./launcher/run-import.mjs');
await runImport();
