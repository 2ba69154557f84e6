import { checkNodeVersion } from './launcher/node-version.mjs';

checkNodeVersion();
const { testCorpus } = await import('./test/test-corpus.mjs');
await testCorpus();
