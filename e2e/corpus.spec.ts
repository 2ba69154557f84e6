import { configParametersOf, effectiveOf, type Parameter, type ParameterSchema } from '@/lib/config-schema';
import { generateOverrides } from '@/lib/config-schema/testing/generate-overrides';
import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig } from './support/changes';
import { schemaFixtures } from './support/schema-fixtures';
import { typeOverrides } from './support/typist';
import { handInBrowser } from './support/typist-in-browser';

/** One or two of each source, with every kind of control among them. */
const IN_BROWSER = [
  'builtin/black-forest-labs__flux-kontext-pro',
  'builtin/bytedance__seedream-4',
  'huggingface/chat-completion',
  'huggingface/text-generation',
  'huggingface/token-classification',
  'jsonforms/additional-properties',
  'jsonforms/anyOf',
  'jsonforms/arrays-with-defaults',
  'jsonforms/dates',
  'jsonforms/enum-multi',
  'jsonforms/mixed-object',
  'jsonforms/oneOf-recursive',
  'openai/createImage',
  'openai/createTranscription',
  'replicate/cjwbw__vq-diffusion',
  'replicate/kuprel__min-dalle',
  'replicate/stability-ai__sdxl',
  'rjsf/anyOf',
  'rjsf/ifThenElse',
  'rjsf/nullable',
  'rjsf/numbers',
  'rjsf/schemaDependencies',
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
