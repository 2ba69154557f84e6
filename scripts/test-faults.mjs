import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { testFaults } = await import('./test/test-faults.mjs');
await testFaults();
