import { z } from 'zod';
import { type ErrorCode, statusOf, titleOf } from '@/lib/platform/errors';
import type { Endpoint } from './endpoint';

type Json = Record<string, unknown>;

/** A problem document (RFC 9457), as every error is answered. */
const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors_omitted: z.int().optional().describe('How many errors beyond 200 are left out'),
    errors: z.array(
      z.object({
        path: z.string().describe('RFC 6901 pointer'),
        code: z.string(),
        message: z.string(),
        in: z.enum(['body', 'query']).optional().describe('Absent where the path points into a config'),
      }),
    ),
    job_id: z
      .uuid()
      .optional()
      .describe('Of a job that the config refuses: the failed job that was stored for it'),
  })
  .meta({ id: 'Problem' });

/** The OpenAPI 3.1 document of these endpoints. Schemas with an id become components. */
export function openApiDocument(endpoints: Endpoint[]): Json & { openapi: '3.1.0' } {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint, components),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Modelboard',
      version: '1',
      description: 'The control panel for the hosted AI models that a product calls.',
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token of the organisation' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'modelboard.session_token',
          description: 'A signed-in browser',
        },
      },
    },
  };
}

function operation(endpoint: Endpoint, components: Json): Json {
  const statuses = [endpoint.status ?? 200, ...(endpoint.otherwise ? [endpoint.otherwise.status] : [])];
  const answer = { description: endpoint.summary, headers: headers(endpoint) };
  const content = contentOf(
    endpoint.mediaType ?? 'application/json',
    schemaOf(endpoint.response, 'output', components),
  );
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.permission === null
      ? { security: [] }
      : { description: `Needs the permission \`${[endpoint.permission].flat().join('` or `')}\`.` }),
    parameters: parameters(endpoint, components),
    ...(endpoint.body && {
      requestBody: {
        required: !endpoint.body.safeParse(undefined).success,
        content: contentOf(
          endpoint.bytes?.types ?? 'application/json',
          schemaOf(endpoint.body, 'input', components),
        ),
      },
    }),
    responses: {
      ...Object.fromEntries(
        statuses.map((status) => [status, status === 204 ? answer : { ...answer, content }]),
      ),
      ...(endpoint.etag && endpoint.method === 'GET'
        ? { 304: { description: 'Unchanged since the ETag in If-None-Match', headers: headers(endpoint) } }
        : {}),
      ...problems(endpoint, components),
    },
  };
}

function contentOf(types: string | readonly string[], schema: Json): Json {
  return Object.fromEntries([types].flat().map((type) => [type, { schema }]));
}

/** Segments of a path that are whole numbers, and those that name a model. */
const NUMBERS = new Set(['revision', 'version']);
const MODELS = new Set(['modelId', 'model_name']);

const REQUEST_ID = { 'X-Request-Id': 'Names this request in the log' };
const ETAG = { ETag: 'Opaque; send it back in If-Match' };

function headers({ headers: own, etag }: Endpoint): Json {
  const described = { ...(etag ? ETAG : {}), ...(own?.response ?? REQUEST_ID) };
  return Object.fromEntries(
    Object.entries(described).map(([name, description]) => [
      name,
      { schema: { type: 'string' }, description },
    ]),
  );
}

function parameters(endpoint: Endpoint, components: Json): Json[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: NUMBERS.has(`${name}`) ? { type: 'integer', minimum: 1 } : { type: 'string' },
    ...(MODELS.has(`${name}`) ? { description: 'Model id with its slash as %2F, or slug' } : {}),
  }));
  const query = endpoint.query ? schemaOf(endpoint.query, 'input', components) : {};
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: ((query.required ?? []) as string[]).includes(name),
    schema,
  }));
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    required: endpoint.ifMatch === 'required',
    schema: { type: 'string' },
    description: 'The ETag from GET, or *',
  };
  const again = {
    name: 'Modelboard-If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'The same as If-Match, and goes before it, for proxies that change or drop that',
  };
  const inHeader = Object.entries(endpoint.headers?.request ?? {}).map(([name, description]) => {
    return { name, in: 'header', required: false, schema: { type: 'string' }, description };
  });
  return [...inPath, ...inQuery, ...(endpoint.ifMatch ? [ifMatch, again] : []), ...inHeader];
}

function problems(endpoint: Endpoint, components: Json): Json {
  const codes: ErrorCode[] = [
    'bad_request',
    ...(endpoint.permission === null ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(endpoint.path.includes('{') ? (['not_found'] as const) : []),
    ...(endpoint.body ? (['payload_too_large', 'unsupported_media_type', 'invalid'] as const) : []),
    ...(endpoint.ifMatch ? (['not_found', 'precondition_failed', 'invalid'] as const) : []),
    ...(endpoint.ifMatch === 'required' ? (['precondition_required'] as const) : []),
    ...(endpoint.problems ?? []),
    'internal',
    'unavailable',
  ];
  const content = { 'application/problem+json': { schema: schemaOf(problem, 'output', components) } };
  return Object.fromEntries(codes.map((code) => [statusOf[code], { description: titleOf[code], content }]));
}

/** The JSON Schema of a contract; what has an id moves to the components and is referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const { $schema, $defs, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Json;
  const rewritten = JSON.parse(
    JSON.stringify({ rest, $defs: $defs ?? {} }).replaceAll('"#/$defs/', '"#/components/schemas/'),
  );
  Object.assign(components, rewritten.$defs);
  const { id, ...own } = rewritten.rest as Json;
  if (typeof id !== 'string') return own;
  components[id] = own;
  return { $ref: `#/components/schemas/${id}` };
}
