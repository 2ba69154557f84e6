import { z } from 'zod';
import { MODEL_KEY } from '@/lib/domain/models/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { at, jsonObject, jsonValue, nextCursor, note, paging, timestamp } from '@/lib/platform/http/schemas';
import {
  activatePath,
  archivePath,
  comparePath,
  exportRegistryPath,
  importRegistryPath,
  productionPath,
  undoPath,
  versionEventsPath,
  versionPath,
  versionsPath,
} from './paths';

const modelName = z
  .string()
  .max(200)
  .regex(MODEL_KEY, 'One or two parts of letters, digits, dots, underscores and hyphens, such as owner/name')
  .refine((name) => name.toLowerCase() !== 'import', 'This name is reserved');

/** As many digits as a path may name. */
const number = z.int().min(1).max(999_999_999);

const status = z.enum(['staging', 'production', 'archived']);

const path = z.string().trim().min(1).max(2000).describe('Where the artefact lies');

/** One version as the predecessor's registry.json has it, with its parameters where it has any. */
export const registryEntry = z
  .strictObject({
    model_name: modelName,
    version: number,
    path: path.nullable().describe('Where the artefact lies; null for a hosted model'),
    status,
    creation_timestamp: timestamp.optional().describe('Now, where it is left out'),
    metadata: jsonObject.default({}),
    provider_ref: z.string().max(500).nullable().optional().describe('The provider’s own id of the version'),
    parameters_schema: jsonObject
      .optional()
      .describe('JSON Schema; without it the version has no parameters'),
  })
  .meta({ id: 'RegistryEntry' });

export type RegistryEntry = z.input<typeof registryEntry>;

/** A version of a model. */
export const modelVersion = z
  .object({
    model_name: z.string(),
    version: z.int(),
    path: z.string().nullable().describe('Where the artefact lies; null for a hosted model'),
    status,
    creation_timestamp: timestamp,
    metadata: jsonObject,
    created_by: z.string(),
    provider_ref: z.string().nullable(),
    fingerprint: z.string().describe('sha256:… of the parameter schema'),
    status_since: timestamp,
    status_by: z.string().describe('Who gave it its status'),
    status_note: note,
    parameters_schema: jsonObject.optional().describe('Inputs included; left out of lists'),
  })
  .meta({ id: 'ModelVersion' });

export type ModelVersion = z.infer<typeof modelVersion>;

const versionList = z.object({ models: z.array(modelVersion), next_cursor: nextCursor });

export type VersionList = z.infer<typeof versionList>;

/** What activating a version does to one value. */
export const affected = z
  .object({
    path: z.string(),
    class: z.enum(['breaking', 'behaviour', 'cosmetic']),
    current: jsonValue.optional().describe('What is live today; absent where nothing is set'),
    message: z.string(),
  })
  .meta({ id: 'Affected' });

export const comparison = z.object({
  affected: z.array(affected),
  before: jsonObject.describe('What workers get now; empty without a production version'),
  after: jsonObject.describe('What they would get, with each breaking value dropped'),
  pins: z
    .array(z.object({ path: z.string(), value: jsonValue }))
    .describe('What pin_moved_defaults would store'),
  parameters: z
    .array(z.string())
    .describe('Pointers of the config parameters in which the schema differs from that in production'),
});

export type Comparison = z.infer<typeof comparison>;

/** What becomes of a value that the new version breaks. */
export const decision = z.union(
  [z.strictObject({ drop: z.literal(true) }), z.strictObject({ value: jsonValue })],
  { error: 'Send { "drop": true } or { "value": … }' },
);

export const versionEvent = z
  .object({
    id: z.int(),
    model_name: z.string(),
    version: z.int(),
    action: z.enum(['register', 'activate', 'undo', 'archive']),
    status: status.describe('The status that the version got'),
    former_status: status.nullable(),
    former_version: z.int().nullable().describe('The production version that it took over from'),
    config_revision: z.int().nullable().describe('The config revision that came with it'),
    undoes: z.int().nullable().describe('The event that was taken back'),
    note,
    actor: z.object({ kind: z.enum(['user', 'token', 'system']), id: z.string(), name: z.string() }),
    created_at: timestamp,
  })
  .meta({ id: 'VersionEvent' });

export type VersionEvent = z.infer<typeof versionEvent>;

const versionEventList = z.object({ events: z.array(versionEvent), next_cursor: nextCursor });

export type VersionEventList = z.infer<typeof versionEventList>;

const reads = { tag: 'Registry', permission: 'models:read' } as const;
const writes = { tag: 'Registry', permission: 'registry:write' } as const;

export const registerVersionEndpoint = defineEndpoint({
  ...writes,
  id: 'registerVersion',
  anyNumber: true,
  hugeObjects: true,
  method: 'POST',
  path: versionsPath,
  summary: 'Register a version; makes the model where its name is free',
  body: registryEntry
    .omit({ creation_timestamp: true })
    .extend({ path, status: z.enum(['staging', 'archived']).default('staging') }),
  response: modelVersion,
  status: 201,
  problems: ['conflict'],
});

export const listVersionsEndpoint = defineEndpoint({
  ...reads,
  id: 'listVersions',
  method: 'GET',
  path: versionsPath,
  summary: 'All versions of all models; those of an archived model only when it is named',
  query: z.object({
    model_name: z.string().max(200).optional().describe('Id or slug'),
    status: status.optional(),
    order: z.enum(['asc', 'desc']).optional().describe('By model id and number; asc unless given'),
    ...paging,
  }),
  response: versionList,
});

export const getProductionEndpoint = defineEndpoint({
  ...reads,
  id: 'getProductionVersion',
  method: 'GET',
  path: productionPath,
  summary: 'The production version of a model',
  response: modelVersion,
});

export const getVersionEndpoint = defineEndpoint({
  ...reads,
  id: 'getVersion',
  method: 'GET',
  path: versionPath,
  summary: 'One version of a model',
  response: modelVersion,
});

export const compareVersionEndpoint = defineEndpoint({
  ...reads,
  id: 'compareVersion',
  method: 'GET',
  path: comparePath,
  summary: 'What activating a version would change',
  response: comparison,
});

export const activateVersionEndpoint = defineEndpoint({
  ...writes,
  id: 'activateVersion',
  method: 'PUT',
  path: activatePath,
  summary: 'Put a version into production; the former one goes to staging',
  body: z
    .strictObject({
      decisions: z
        .record(z.string().regex(/^(\/.*)?$/s, 'Must be an RFC 6901 pointer, such as /num_outputs'), decision)
        .optional(),
      pin_moved_defaults: z.boolean().optional().describe('Keep what is live where a default moves'),
      note: note.optional(),
    })
    .optional(),
  response: modelVersion,
  ifMatch: 'optional',
  problems: ['conflict'],
});

export const archiveVersionEndpoint = defineEndpoint({
  ...writes,
  id: 'archiveVersion',
  method: 'PUT',
  path: archivePath,
  summary: 'Archive a version that is not in production',
  body: z.strictObject({ note: note.optional() }).optional(),
  response: modelVersion,
  problems: ['conflict'],
});

export const listVersionEventsEndpoint = defineEndpoint({
  ...reads,
  id: 'listVersionEvents',
  method: 'GET',
  path: versionEventsPath,
  summary: 'Who set which version to which status, newest first; with `at`, what was in production then',
  query: z.object({ at: at.optional(), ...paging }),
  response: z.union([versionEventList, z.object({ production: modelVersion.nullable() })]),
});

export const undoActivationEndpoint = defineEndpoint({
  ...writes,
  id: 'undoActivation',
  method: 'POST',
  path: undoPath,
  summary: 'Take an activation and what it did to the config back, as one',
  body: z.strictObject({ note: note.optional() }).optional(),
  response: modelVersion,
  problems: ['conflict'],
});

export const exportRegistryEndpoint = defineEndpoint({
  ...reads,
  id: 'exportRegistry',
  method: 'GET',
  path: exportRegistryPath,
  summary: 'Every version of every model that is not archived, as registry.json',
  response: z.object({ models: z.array(registryEntry) }),
});

export const importRegistryEndpoint = defineEndpoint({
  ...writes,
  id: 'importRegistry',
  hugeObjects: true,
  method: 'POST',
  path: importRegistryPath,
  summary: 'Register what a registry.json holds, all or nothing; what is here already is skipped',
  body: z.strictObject({ models: z.array(registryEntry) }),
  response: z.object({
    models: z.array(modelVersion).describe('What was registered'),
    skipped: z.int().describe('How many versions were here already'),
  }),
});
