import { describe, expect, test } from 'vitest';
import { type JsonObject, parametersOf } from '../index';
import { importSchema } from './index';

const Input = {
  type: 'object',
  required: ['prompt'],
  properties: { prompt: { type: 'string' }, steps: { default: 4 } },
};
const openapi_schema = { openapi: '3.0.2', components: { schemas: { Input, Output: {} } } };
const nothing = { modelId: null, name: null, description: null, provider: null, providerVersion: null };
const body = (schema: unknown, type = 'application/json') => ({
  requestBody: { content: { [type]: { schema } } },
});

/** What was recognised, and the names of the parameters. */
function recognised(source: unknown, operation?: string) {
  const { schema, ...rest } = importSchema(source, { operation });
  return { ...rest, names: parametersOf(schema ?? {}).map(({ name }) => name) };
}

describe('Replicate', () => {
  test('a model', () => {
    const model = {
      owner: 'o',
      name: 'n',
      description: 'It draws',
      latest_version: { id: 'v1', openapi_schema },
    };
    expect(recognised(model)).toMatchObject({
      kind: 'replicate',
      names: ['prompt', 'steps'],
      suggested: {
        modelId: 'o/n',
        name: 'n',
        description: 'It draws',
        provider: 'replicate',
        providerVersion: 'v1',
      },
    });
  });

  test('a version, and what recorders make of one', () => {
    expect(recognised({ id: 'v2', openapi_schema })).toMatchObject({
      names: ['prompt', 'steps'],
      suggested: { modelId: null, provider: 'replicate', providerVersion: 'v2' },
    });
    expect(recognised({ modelId: 'o/n', version: 'v3', openapi_schema }).suggested).toMatchObject({
      modelId: 'o/n',
      name: 'n',
      providerVersion: 'v3',
    });
  });

  test('a whole Cog document has its parameters under Input, whatever its operations are', () => {
    const paths = { '/predictions': { post: body({}) }, '/trainings': { post: body({}) } };
    const document = { ...openapi_schema, info: { title: 'Cog' }, paths };
    expect(recognised(document)).toMatchObject({
      kind: 'replicate',
      names: ['prompt', 'steps'],
      operations: [],
    });
  });

  test('a version without Input has its parameters in an operation, and its lines point into the version', () => {
    const parameters = [{ name: 'trace', in: 'header' }];
    const document = { openapi: '3.1.0', paths: { '/run': { post: { parameters, ...body(Input) } } } };
    expect(recognised({ id: 'v4', openapi_schema: document })).toMatchObject({
      kind: 'replicate',
      names: ['prompt', 'steps'],
      operation: 'POST /run (application/json)',
      suggested: { provider: 'replicate', providerVersion: 'v4' },
      report: [
        {
          path: '/openapi_schema/paths/~1run/post/requestBody/content/application~1json/schema/properties/prompt',
        },
        { path: '/openapi_schema/paths/~1run/post/parameters/0' },
      ],
    });
    expect(recognised({ id: 'v5', openapi_schema: { paths: {} } })).toMatchObject({
      kind: 'replicate',
      names: [],
      report: [{ path: '/openapi_schema', level: 'error' }],
    });
  });

  test('report lines point into the model', () => {
    const faulty = { properties: { seed: { type: 'integer', default: 'x' } } };
    const document = { components: { schemas: { Input: faulty } } };
    expect(importSchema({ latest_version: { openapi_schema: document } }).report).toMatchObject([
      { path: '/latest_version/openapi_schema/components/schemas/Input/properties/seed/default' },
    ]);
  });
});

test('fal: the one operation that takes a body, under a name of two parts', () => {
  const document = {
    openapi: '3.0.4',
    info: { title: 'Queue', 'x-fal-metadata': { endpointId: 'fal-ai/flux/dev' } },
    components: { schemas: { FluxInput: Input } },
    paths: {
      '/fal-ai/flux/dev': { post: body({ $ref: '#/components/schemas/FluxInput' }) },
      '/fal-ai/flux/dev/requests/{id}': { get: {} },
    },
  };
  expect(recognised(document)).toMatchObject({
    kind: 'fal',
    names: ['prompt', 'steps'],
    operations: [],
    operation: 'POST /fal-ai/flux/dev (application/json)',
    suggested: { modelId: 'fal-ai/flux-dev', name: 'flux dev', provider: 'fal' },
  });
});

test('fal: without an endpoint of its own the address of the operation names the model', () => {
  const document = (paths: string[]) => ({
    openapi: '3.0.4',
    info: { title: 'Queue' },
    servers: [{ description: 'no address' }, { url: 'https://queue.fal.run' }],
    paths: Object.fromEntries(paths.map((path) => [path, { post: body(Input) }])),
  });
  const named = (paths: string[]) => {
    const { kind, suggested } = recognised(document(paths));
    return [kind, suggested.modelId, suggested.name];
  };
  expect(named(['/fal-ai/flux/dev'])).toEqual(['fal', 'fal-ai/flux-dev', 'flux dev']);
  expect(named(['/flux'])).toEqual(['fal', 'flux', 'flux']);
  // Nobody knows the model before its operation is chosen.
  expect(named(['/fal-ai/a', '/fal-ai/b'])).toEqual(['fal', null, null]);
  const elsewhere = { ...document(['/a']), servers: [{ url: 'https://example.com/fal.run' }] };
  expect(recognised(elsewhere).kind).toBe('openapi');
});

describe('OpenAPI', () => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Pictures' },
    paths: {
      '/draw': {
        post: {
          operationId: 'draw',
          summary: 'Draw',
          parameters: [{ name: 'trace', in: 'header' }],
          ...body(Input),
        },
      },
      '/edit': {
        post: {
          operationId: 'edit',
          requestBody: { $ref: '#/components/requestBodies/edit' },
        },
      },
      '/list': { get: {}, post: body({}, 'text/plain') },
    },
    components: {
      requestBodies: {
        edit: {
          content: {
            'application/json': { schema: { properties: { a: {} } } },
            'multipart/form-data': { schema: { properties: { b: { type: 'string', format: 'binary' } } } },
          },
        },
      },
    },
  };
  const operations = [
    { id: 'POST /draw (application/json)', title: 'Draw' },
    { id: 'POST /edit (application/json)', title: 'edit' },
    { id: 'POST /edit (multipart/form-data)', title: 'edit' },
  ];

  test('with several request bodies one has to be chosen', () => {
    expect(recognised(document)).toMatchObject({
      kind: 'openapi',
      names: [],
      operations,
      operation: null,
      report: [
        {
          path: '/paths',
          level: 'error',
          message:
            'This document has 3 request bodies: choose the operation of the model. There are POST /draw (application/json), POST /edit (application/json), POST /edit (multipart/form-data)',
        },
      ],
    });
  });

  test.each([
    ['POST /draw (application/json)', ['prompt', 'steps'], 'POST /draw (application/json)', 'Draw'],
    ['draw', ['prompt', 'steps'], 'POST /draw (application/json)', 'Draw'],
    ['POST /draw', ['prompt', 'steps'], 'POST /draw (application/json)', 'Draw'],
    ['POST /edit (multipart/form-data)', ['b'], 'POST /edit (multipart/form-data)', 'edit'],
  ])('chosen as %s', (wanted, names, operation, name) => {
    expect(recognised(document, wanted)).toMatchObject({ names, operation, operations, suggested: { name } });
  });

  test('what is not in the body is left out, and that is said', () => {
    expect(recognised(document, 'draw').report).toContainEqual({
      path: '/paths/~1draw/post/parameters/0',
      level: 'info',
      message: 'trace: stands in the header of the request, not in its body: left out',
    });
  });

  test('an operation that is not there, or that says too little', () => {
    for (const wanted of ['POST /gone', 'edit']) {
      expect(recognised(document, wanted)).toMatchObject({ names: [], operations, operation: null });
      expect(recognised(document, wanted).report[0]?.message).toContain(
        `has no operation "${wanted}". There are`,
      );
    }
  });

  test('a request body that is not there', () => {
    const post = { requestBody: { $ref: '#/components/requestBodies/gone' } };
    expect(recognised({ openapi: '3.1.0', paths: { '/': { post } } }).report).toMatchObject([
      { path: '/paths', level: 'error' },
    ]);
  });

  test('a reference to the whole document is followed like any other', () => {
    const schema = { properties: { a: { type: 'string' }, all: { $ref: '#' } } };
    const post = body(schema);
    const { names, report } = recognised({ openapi: '3.1.0', title: 'All', paths: { '/': { post } } });
    expect(names).toEqual(['a', 'all']);
    expect(report.map(({ message }) => message)).toContain('openapi: means nothing here, left out');
  });

  test('no request body at all', () => {
    expect(recognised({ openapi: '3.0.0', paths: { '/': { get: {} } } }).report).toMatchObject([
      {
        message:
          'No operation of this document takes JSON or a form as its request body: give the document of the API that runs the model, or the schema of its parameters',
      },
    ]);
  });

  test('Swagger 2.0: the body is a parameter; a form has to be converted first', () => {
    const post = (parameter: JsonObject) => ({
      swagger: '2.0',
      paths: { '/': { post: { parameters: [parameter] } } },
    });
    const definitions = { Input };
    const schema = { $ref: '#/definitions/Input' };
    expect(recognised({ ...post({ name: 'body', in: 'body', schema }), definitions })).toMatchObject({
      kind: 'openapi',
      names: ['prompt', 'steps'],
    });
    expect(recognised(post({ name: 'a', in: 'formData', type: 'string' })).report[0]?.message).toContain(
      'convert the document from Swagger 2.0 to OpenAPI 3',
    );
  });

  test('an operation that was cut out, its components beside it', () => {
    const cut = {
      operation: 'POST /draw',
      contentType: 'application/json',
      schema: { $ref: '#/components/schemas/Input' },
      components: { schemas: { Input } },
    };
    expect(recognised(cut)).toMatchObject({
      kind: 'openapi',
      names: ['prompt', 'steps'],
      operation: 'POST /draw',
    });
    const { operation: _, ...unnamed } = cut;
    expect(recognised(unnamed)).toMatchObject({ names: ['prompt', 'steps'], operation: null });
  });
});

describe('JSON Schema', () => {
  test('plain, with its title and description as suggestions', () => {
    expect(recognised({ title: 'Draw', description: 'It draws', ...Input })).toMatchObject({
      kind: 'json-schema',
      names: ['prompt', 'steps'],
      operations: [],
      suggested: { ...nothing, name: 'Draw', description: 'It draws' },
    });
  });

  test.each<[string, unknown]>([
    ['a sample of a form library', { schema: Input, uiSchema: {}, formData: {} }],
    ['a tool of a language model', { type: 'function', function: { name: 'draw', parameters: Input } }],
    ['another one', { name: 'draw', input_schema: Input }],
  ])('inside %s', (_, source) => {
    expect(recognised(source)).toMatchObject({ kind: 'json-schema', names: ['prompt', 'steps'] });
  });
});

describe('refused, with the reason', () => {
  test.each<[string, unknown, string]>([
    ['nothing', null, 'Must be a JSON object that holds a JSON Schema'],
    ['a list', [{}, {}], 'This is a list of 2. Give one schema'],
    [
      'a wrapper around nothing',
      { schema: { colour: 'red' } },
      'Nothing in this object says which parameters',
    ],
    [
      'a wrapper around a wrapper around nothing',
      { function: { parameters: { colour: 'red' } } },
      'Nothing in this object says which parameters',
    ],
    ['a web page', ' <!doctype html><html>', 'This is a web page'],
    ['GraphQL', 'type Query {\n  draw: String\n}', 'This is a GraphQL schema'],
    ['an introspection of GraphQL', { data: { __schema: {} } }, 'This is a GraphQL schema'],
    ['YAML', 'openapi: 3.0.0\ninfo:\n', 'This is YAML'],
    ['JSON in a text', '{"type": "object"}', 'This is text that holds JSON'],
    ['other text', 'hello', 'This is text, not JSON'],
    ['nothing but blanks', ' ', 'This is empty'],
    [
      'nodes of ComfyUI',
      {
        KSampler: {
          input: { required: { seed: ['INT', { default: 0, max: 2 ** 64 }] } },
          output: ['LATENT'],
        },
      },
      'This is ComfyUI’s object_info',
    ],
    ['a workflow of ComfyUI', { 3: { class_type: 'KSampler', inputs: {} } }, 'This is a ComfyUI workflow'],
    ['AsyncAPI', { asyncapi: '3.0.0', channels: {} }, 'This is an AsyncAPI document'],
    ['Postman', { info: {}, item: [] }, 'This is a Postman collection'],
    ['a page of models', { results: [{}], next: null }, 'This is a list of models'],
    ['a model without a version', { owner: 'o', latest_version: null }, 'This model has no version yet'],
    [
      'an error',
      { title: 'Unauthenticated', detail: 'No key', status: 401 },
      'This is an error that the provider',
    ],
    ['a run', { id: 'x', status: 'succeeded', input: {} }, 'This is one run of a model'],
    ['values', { prompt: 'a cat', steps: 4 }, 'Nothing in this object says which parameters there are'],
    ['a schema of a list', { type: 'array', items: {} }, 'Describes array, not an object'],
    ['definitions alone', { definitions: { a: {} } }, 'Holds definitions only'],
  ])('%s', (_, source, message) => {
    const { schema, report } = importSchema(source);
    expect(schema).toBeNull();
    expect(report.find(({ level }) => level === 'error')?.message).toContain(message);
  });
});

describe('what cannot be taken says so', () => {
  const saidOf = (source: unknown) => importSchema(source).report.map(({ path, message }) => [path, message]);

  test.each<[string, unknown]>([
    ['null', { id: 'v6', cog_version: '0.9', openapi_schema: null }],
    ['left out', { id: 'v6', cog_version: '0.9' }],
    ['of a model', { owner: 'o', name: 'n', latest_version: { id: 'v6', openapi_schema: null } }],
  ])('a version without openapi_schema: %s', (_, source) => {
    expect(saidOf(source)).toEqual([
      ['', expect.stringMatching(/it has no openapi_schema\. Give another version of the model/)],
    ]);
  });

  test('a version whose openapi_schema says nothing of the input', () => {
    const latest_version = { id: 'v7', openapi_schema: {} };
    expect(saidOf({ owner: 'o', name: 'n', latest_version })).toEqual([
      ['/latest_version/openapi_schema', expect.stringMatching(/no "Input" .+ Give another version/)],
    ]);
  });

  test('what stands beside a schema, all of it, up to 200 lines', () => {
    const beside = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`x${n}`, n]));
    const inputSchema = { type: 'object', properties: {} };
    expect(saidOf({ inputSchema, ...beside(20) })).toHaveLength(20);
    const { report } = importSchema({ inputSchema, ...beside(540) });
    expect(report).toHaveLength(201);
    expect(report.at(-1)).toEqual({
      path: '',
      level: 'info',
      message: '340 more lines like these',
      more: 340,
    });
  });

  test('every name that is not allowed, and a number that no computer holds', () => {
    const holders = Array.from({ length: 60 }, (_, n) => `"p${n}": {"properties": {"__proto__": {}}}`);
    const source = JSON.parse(
      `{"properties": {${holders.join(',')}, "big": {"type": "number", "default": 1e400}}}`,
    );
    const lines = saidOf(source);
    expect(
      lines.filter(([, message]) => /^__proto__: .+ take it out of the source$/.test(`${message}`)),
    ).toHaveLength(60);
    expect(lines).toContainEqual(['/properties/big/default', 'big: default is too large a number: left out']);
  });
});

test('a path of OpenAPI 3.1 may refer to its operations', () => {
  const shared = { post: body(Input), get: {} };
  const source = { openapi: '3.1.0', paths: { '/draw': { $ref: '#/components/pathItems/draw' } } };
  const components = { pathItems: { draw: shared } };
  expect(recognised({ ...source, components })).toMatchObject({
    operation: 'POST /draw (application/json)',
    names: ['prompt', 'steps'],
  });
  expect(recognised(source)).toMatchObject({ operation: null, names: [] });
  const both = { '/draw': { $ref: '#/components/pathItems/draw', post: body({ properties: { own: {} } }) } };
  expect(recognised({ ...source, paths: both, components }).names).toEqual(['own']);
});

test.each([
  ['Flux Dev', 'Flux Dev'],
  ['Text to image', 'Text to image'],
  ['FLUX2', 'FLUX2'],
  ['Input', null],
  ['FooInput', null],
  ['GenerateFooRequest', null],
  ['generate_foo_params', null],
  ['_', '_'],
  ['', null],
])('the title %j of a schema proposes the name %j', (title, name) => {
  expect(importSchema({ title, type: 'object', properties: {} }).suggested.name).toBe(name);
});

test('a summary that names a type in code gives way to the title of the document', () => {
  const content = { 'application/json': { schema: { type: 'object' } } };
  const paths = { '/a': { post: { summary: 'GenerateFooRequest', requestBody: { content } } } };
  const document = (title: string) => ({ openapi: '3.1.0', info: { title }, paths });
  expect(importSchema(document('Foo API')).suggested.name).toBe('Foo API');
  expect(importSchema(document('FooRequest')).suggested.name).toBeNull();
});
