import { configParametersOf, effectiveOf, type Parameter, type ParameterSchema } from '@/lib/config-schema';
import { generateOverrides } from '@/lib/config-schema/testing/generate-overrides';
import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig } from './support/changes';
import { schemaFixtures } from './support/schema-fixtures';
import { typeOverrides } from './support/typist';
import { handInBrowser } from './support/typist-in-browser';

/**
 * One of each source. All schemas go through form and operations without a browser, and all controls through Chromium
 * without a server; these tests combine both.
 */
const IN_BROWSER = [
  'builtin/bytedance__seedream-4',
  'huggingface/text-generation',
  'jsonforms/mixed-object',
  'openai/createTranscription',
  'replicate/stability-ai__sdxl',
  'rjsf/anyOf',
];

const fixtures = new Map(schemaFixtures().map(({ name, source }) => [name, source]));

for (const name of IN_BROWSER) {
  test(`${name}: imported, and a value typed through its controls is what is live`, async ({
    page,
    configure,
    api,
  }) => {
    const slug = name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
    const answer = await api.post('/api/v1/admin/models/import', {
      data: { model_id: slug, source: fixtures.get(name) },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    const listed = await api.get(`/api/v1/admin/models/${slug}/config/schema`);
    const { json_schema: schema } = (await listed.json()) as { json_schema: ParameterSchema };
    const leaves = configParametersOf(schema).flatMap(leavesOf);
    const overrides = generateOverrides(schema, leaves, 5);

    const screen = await configure(slug);
    await expect(screen.note).toBeEnabled();
    await typeOverrides({ hand: handInBrowser(page), schema }, leaves, overrides);
    await screen.saveAndWait();
    expect((await readConfig(api, slug)).config).toEqual(effectiveOf(schema, overrides));
  });
}

/** What the form has a row for: a nested group is edited by its members. */
function leavesOf(parameter: Parameter): Parameter[] {
  return parameter.children.length > 0 ? parameter.children.flatMap(leavesOf) : [parameter];
}
