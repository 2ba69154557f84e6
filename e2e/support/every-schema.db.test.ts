import { testEverySchemaOnServer } from './every-schema-on-server';
import { schemaFixtures } from './schema-fixtures';

testEverySchemaOnServer(schemaFixtures());
