import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { jsonObject, jsonValue, timestamp } from '@/lib/platform/http/schemas';
import { model, modelId, modelName, slug } from './contract';
import { checkProviderPath, exportModelPath, importModelPath } from './paths';

const reportEntry = z
  .object({
    path: z.string().describe('RFC 6901 pointer into the source'),
    level: z.enum(['info', 'warning', 'error']),
    message: z.string(),
    more: z
      .int()
      .optional()
      .describe('At the end of the 200 lines of a level: how many more there are at least, not listed'),
  })
  .meta({ id: 'ReportEntry' });

/** Characters of a copy: 1 MiB for a request, less what is sent beside it. */
export const MAX_COPY = 1024 * 1024 - 64 * 1024;

/** One parameter schema from what a provider publishes, as a new model or as the next version of one. */
export const importModelBody = z
  .strictObject({
    model_id: modelId
      .optional()
      .describe('Required, but for a dry run of a new model: then what the source suggests is used'),
    source: jsonValue.optional().describe('What the provider publishes; at most 1 MiB'),
    url: z
      .url({ protocol: /^https?$/, error: 'Must be an http or https address' })
      .max(2000, 'Must have at most 2,000 characters')
      .optional()
      .describe('Where the source is fetched from; at most 5 MiB'),
    copy: z
      .string()
      .max(MAX_COPY)
      .optional()
      .describe(
        'Beside "url": `fetched.copy` of an earlier dry run. Exactly what was fetched then is imported, and nothing is fetched again',
      ),
    name: modelName.optional(),
    slug: slug.optional(),
    operation: z.string().max(2000).optional().describe('Id of the operation, where there are several'),
    inputs: z
      .array(z.string().max(1000))
      .max(1000)
      .optional()
      .describe('Exactly these parameters, and every secret, come with each job; guessed if absent'),
    new_version: z.boolean().optional().describe('True: the next version of a model that exists'),
    dry_run: z.boolean().optional().describe('True: nothing is stored'),
  })
  .meta({ oneOf: [{ required: ['source'] }, { required: ['url'] }] })
  .check((body) => {
    for (const [path, message] of contradictions(body.value)) {
      body.issues.push({ code: 'custom', input: body.value, path: path ? [path] : [], message });
    }
  });

type Given = Partial<
  Record<'model_id' | 'source' | 'url' | 'copy' | 'name' | 'slug' | 'new_version' | 'dry_run', unknown>
>;

function contradictions(body: Given): [path: string, message: string][] {
  const found: [string, string][] = [];
  if ((body.source === undefined) === (body.url === undefined))
    found.push(['', 'Send either "source" or "url"']);
  if (body.copy !== undefined && body.url === undefined)
    found.push(['copy', 'Send the "url" that it was fetched from, too']);
  if (body.model_id === undefined && (body.new_version || !body.dry_run))
    found.push(['model_id', 'Required: owner/name or a plain name']);
  for (const name of ['name', 'slug'] as const) {
    if (body.new_version && body[name] !== undefined)
      found.push([name, 'A new version keeps the name and the slug of its model']);
  }
  return found;
}

export type ImportModelBody = z.input<typeof importModelBody>;

/** What became of a source, and what was stored of it. */
export const importAnswer = z
  .object({
    stored: z.boolean().describe('False for a dry run, or where nothing changed'),
    model: model.nullable().describe('Null only in a dry run without any id'),
    version: z
      .int()
      .nullable()
      .describe('The version made, or in a dry run to be made; null: nothing changed'),
    report: z.array(reportEntry),
    kind: z.enum(['replicate', 'fal', 'openapi', 'json-schema']).nullable(),
    operations: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .describe('Empty where there is nothing to choose'),
    operation: z.string().nullable().describe('The one that was taken'),
    suggested: z
      .object({
        model_id: z.string().nullable(),
        name: z.string().nullable(),
        description: z.string().nullable(),
        provider: z.string().nullable(),
        provider_version: z.string().nullable(),
      })
      .describe('What the source says about its model'),
    schema: jsonObject.describe('The parameter schema, inputs included'),
    fetched: z
      .object({
        at: timestamp,
        copy: z
          .string()
          .nullable()
          .describe(
            'In a dry run that fetched it: to be sent back with the same "url", so that what is stored is what was seen. Null else, and for what is too large to be sent',
          ),
      })
      .nullable()
      .describe(
        'When the address was fetched; null where the source was sent. Problems with a report have it, too',
      ),
  })
  .meta({ id: 'ImportAnswer' });

export type ImportAnswer = z.infer<typeof importAnswer>;

export const importModelEndpoint = defineEndpoint({
  id: 'importModel',
  method: 'POST',
  path: importModelPath,
  summary: 'Make a model, or the next version of one, from what a provider publishes',
  tag: 'Models',
  permission: 'registry:write',
  body: importModelBody,
  anyNumber: true,
  hugeObjects: true,
  response: importAnswer,
  status: 201,
  otherwise: { status: 200, when: (answer) => !answer.stored },
  problems: ['not_found', 'conflict'],
});

export const exportModelEndpoint = defineEndpoint({
  id: 'exportModel',
  method: 'GET',
  path: exportModelPath,
  summary: 'The parameter schema of a version as JSON Schema, inputs included',
  tag: 'Models',
  permission: 'models:read',
  query: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
  response: jsonObject,
  problems: ['conflict'],
});

/** What the provider says today, beside what is stored. */
export const providerCheck = z
  .object({
    stored: z.boolean().describe('True: a version was made'),
    changed: z.boolean().describe('Whether the schema differs from every version of the model'),
    version: z.int().nullable().describe('The version made, or in a dry run to be made'),
    provider_version: z.string().nullable().describe("The provider's own name of its version"),
    message: z.string(),
    report: z.array(reportEntry),
    differences: z
      .array(
        z.object({
          path: z.string(),
          class: z.enum(['breaking', 'behaviour', 'cosmetic']),
          message: z.string(),
        }),
      )
      .describe('Against the production version, with the present config'),
  })
  .meta({ id: 'ProviderCheck' });

export type ProviderCheck = z.infer<typeof providerCheck>;

export const checkProviderEndpoint = defineEndpoint({
  id: 'checkProvider',
  method: 'POST',
  path: checkProviderPath,
  summary: 'Ask the provider for its present schema; where it differs, make a version in staging',
  tag: 'Models',
  permission: 'registry:write',
  body: z.strictObject({ dry_run: z.boolean().optional().describe('True: nothing is stored') }).optional(),
  response: providerCheck,
  status: 201,
  otherwise: { status: 200, when: (answer) => !answer.stored },
  problems: ['conflict', 'too_many_requests', 'provider_failed'],
});
