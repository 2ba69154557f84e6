import { corpusDocuments } from '@/scripts/fixtures/corpus-documents';
import { corpusFolder } from '@/scripts/test/corpus.mjs';
import { testAgainstSource } from './against-source';

testAgainstSource(await corpusDocuments(corpusFolder()), 60);
