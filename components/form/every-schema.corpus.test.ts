/** @vitest-environment happy-dom */
import { expect, test } from 'vitest';
import { testEverySchema } from '@/e2e/support/every-schema';
import { ASKING, REFUSED } from '@/e2e/support/known-schemas';
import { corpusDocuments } from '@/scripts/fixtures/corpus-documents';
import { corpusFolder } from '@/scripts/test/corpus.mjs';

const documents = await corpusDocuments(corpusFolder());

test('what is known of documents is known of some that are there', () => {
  const names = new Set(documents.map(({ name }) => name));
  expect([...Object.keys(REFUSED), ...Object.keys(ASKING)].filter((name) => !names.has(name))).toEqual([]);
});

testEverySchema(documents);
