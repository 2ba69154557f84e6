import { live } from '../launcher/lifetime.mjs';
import { corpusFolder } from './corpus.mjs';
import { runTests, vitest } from './run-tests.mjs';
import { runSteps, setUp } from './steps.mjs';

/** `npm run test:corpus`: every schema of the corpus, which lies outside the repository, through import and form. */
export function testCorpus() {
  return live(async (lifetime) => {
    const { stopping } = lifetime;
    process.env.MODELBOARD_CORPUS = corpusFolder();
    await setUp(lifetime);
    await runSteps([['corpus tests', () => runTests(vitest('corpus'), stopping)]], stopping);
  });
}
