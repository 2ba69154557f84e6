/** @vitest-environment happy-dom */
import { describe, expect, test } from 'vitest';
import { renderForm } from '@/e2e/support/rendered-form';
import { schemaFixtures } from '@/e2e/support/schema-fixtures';
import { typeOverrides } from '@/e2e/support/typist';
import { handInDocument } from '@/e2e/support/typist-in-document';
import { configSchemaOf, effectiveOf, parametersOf } from '@/lib/config-schema';
import { importSchema } from '@/lib/config-schema/import';
import { generateOverrides } from '@/lib/config-schema/testing/generate-overrides';

describe.each(schemaFixtures())('$name', ({ source }) => {
  test('typed', async () => {
    const imported = importSchema(source);
    let schema = imported.schema ?? (source.schema ? (source.schema as any) : null);
    if (!schema) {
      return;
    }
    schema = configSchemaOf(schema);
    const { form, remove } = await renderForm(schema);
    const leaves = form.fields.map((f) => f.parameter);
    try {
      for (const seed of [1, 2, 3]) {
        const overrides = generateOverrides(schema, leaves, seed);
        await typeOverrides({ hand: handInDocument, schema }, leaves, overrides);
        expect(effectiveOf(schema, form.overrides())).toEqual(effectiveOf(schema, overrides));
      }
    } finally {
      remove();
    }
  });
});
