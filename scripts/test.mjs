import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { testAll } = await import('./test/test-all.mjs');
await testAll();
