import { corpusDocuments } from '@/scripts/fixtures/corpus-documents';
import { corpusFolder } from '@/scripts/test/corpus.mjs';
import { testEverySchemaOnServer } from './every-schema-on-server';

testEverySchemaOnServer(await corpusDocuments(corpusFolder()));
