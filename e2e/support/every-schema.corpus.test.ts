/** @vitest-environment happy-dom */
import { expect, test } from 'vitest';
import { corpusDocuments } from '@/scripts/fixtures/corpus-documents';
import { corpusFolder } from '@/scripts/test/corpus.mjs';
import { testEverySchema } from './every-schema';
import { ASKING, REFUSED } from './known-schemas';

const documents = await corpusDocuments(corpusFolder());

test('what is known of documents is known of some that are there', () => {
  const names = new Set(documents.map(({ name }) => name));
  expect([...Object.keys(REFUSED), ...Object.keys(ASKING)].filter((name) => !names.has(name))).toEqual([]);
});

testEverySchema(documents);
