import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { GET as getConfig, PUT as putConfig } from '@/app/api/v1/admin/models/[modelId]/config/route';
import { GET as getSchema } from '@/app/api/v1/admin/models/[modelId]/config/schema/route';
import { POST as importModel } from '@/app/api/v1/admin/models/import/route';
import { canonical, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { closeDatabase } from '@/lib/platform/db/client';
import type { RouteHandler } from '@/lib/platform/http/route';
import { type FormCheck, formCases } from './form-cases';
import { createTestDatabase, type TestDatabase } from './test-database';

const token = 't'.repeat(40);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('MODELBOARD_API_TOKEN', token);
});

test.each(formCases())('$id: $kind', async ({ id, schema, checks }) => {
  const body = JSON.stringify({ model_id: `case/${id}`, source: schema });
  const imported = await call(importModel, `case/${id}`, { body });
  const errors: string[] = [];
  for (const check of checks) errors.push(...(await errorsOf(check, { modelId: `case/${id}`, imported })));
  expect(errors).toEqual([]);
});

type Answer = { status: number; etag: string | null; json: JsonObject };
type Subject = { modelId: string; imported: Answer };

/** What the product's own routes say to a request, without a socket in between. */
async function call(
  handler: RouteHandler,
  modelId: string,
  { body, ifMatch = '*' }: { body?: string; ifMatch?: string | null } = {},
): Promise<Answer> {
  const request = new Request('http://localhost:3000/', {
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-match': ifMatch ?? '',
    },
    ...(body !== undefined && { method: 'POST', body }),
  });
  const response = await handler(request, { params: Promise.resolve({ modelId }) });
  return { status: response.status, etag: response.headers.get('etag'), json: await response.json() };
}

/** What is wrong with a case; empty if the check holds. */
async function errorsOf(check: FormCheck, subject: Subject): Promise<string[]> {
  const { modelId, imported } = subject;
  if ('any' in check) {
    const each = await Promise.all(check.any.map((one) => errorsOf(one, subject)));
    return each.some((errors) => errors.length === 0) ? [] : each.flat();
  }
  if ('import' in check) return differs('status of the import', imported.status, check.import);
  if ('report' in check) {
    const report = JSON.stringify(imported.json.report ?? imported.json);
    return new RegExp(check.report).test(report) ? [] : [`${report} does not match ${check.report}`];
  }
  if ('field' in check) {
    const { json } = await call(getSchema, modelId);
    const fields = [json.fields, json.inputs].flat() as JsonObject[];
    const field = fields.find(({ name }) => name === check.field) ?? {};
    return Object.entries(check.want).flatMap(([member, value]) =>
      differs(`${check.field}.${member}`, field[member], value),
    );
  }
  if ('stale' in check) {
    const { etag } = await call(getConfig, modelId);
    const write = (overrides: JsonObject) =>
      call(putConfig, modelId, { body: JSON.stringify({ overrides }), ifMatch: etag });
    await write(check.stale.first);
    return differs('status of the second write', (await write(check.stale.second)).status, check.status);
  }
  const sent = check.put_text ?? JSON.stringify(check.put);
  const written = await call(putConfig, modelId, { body: `{"overrides":${sent}}` });
  const live = (await call(getConfig, modelId)).json.config;
  const text = JSON.stringify(live) ?? '';
  return [
    ...differs(`status of PUT ${sent}`, written.status, check.status),
    ...(check.config ? differs(`config after PUT ${sent}`, live, check.config) : []),
    ...(text.includes(check.config_text_contains ?? '')
      ? []
      : [`${text} lacks ${check.config_text_contains}`]),
  ];
}

/** Compares by value: the order of keys does not count. */
function differs(what: string, actual: JsonValue | undefined, wanted: JsonValue): string[] {
  const isSame = actual !== undefined && canonical(actual) === canonical(wanted);
  return isSame ? [] : [`${what} is ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`];
}
