import { testAgainstSource } from './against-source';
import { schemaFixtures } from './schema-fixtures';

testAgainstSource(schemaFixtures(), 12);
