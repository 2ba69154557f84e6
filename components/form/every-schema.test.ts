/** @vitest-environment happy-dom */
import { testEverySchema } from '@/e2e/support/every-schema';
import { schemaFixtures } from '@/e2e/support/schema-fixtures';

testEverySchema(schemaFixtures());
