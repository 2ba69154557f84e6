import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { patchConfig, saveConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { importModel, updateModel } from '@/lib/domain/models/server';
import { createPreset } from '@/lib/domain/presets/server';
import { runtimeConfigPath, runtimeSnapshotPath } from '@/lib/domain/runtime/paths';
import { setActiveModel } from '@/lib/domain/settings/server';
import type { Context } from '@/lib/platform/context';
import { type Got, type StartedDelivery, startDelivery } from './fixtures/started-delivery';
import { ReadyDocument } from './ready-document';

const QWEN = `${runtimeConfigPath}?model=qwen`;
const FLUX = `${runtimeConfigPath}?model=black-forest-labs%2Fflux-kontext-pro`;
const ALL = [runtimeConfigPath, runtimeSnapshotPath, QWEN, FLUX];

let database: TestDatabase;
let ctx: Context;
let one: StartedDelivery;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'admin');
  one = await startDelivery(database.url);
});

afterAll(async () => {
  await one.delivery.stop();
  await database.drop();
});

/** Waits until delivery has what was written last. */
async function delivered(): Promise<number> {
  const [row] = await database.sql`select value::int as number from snapshot_counter`;
  await one.hasNumber(row?.number);
  return row?.number;
}

/** Each save has another value. */
let quality = 10;
async function save(modelId = 'qwen'): Promise<number> {
  quality += 1;
  await patchConfig({ ctx, input: { modelId, ifMatch: '*', set: { output_quality: quality } } });
  return delivered();
}

const etagOf = ({ headers }: Got): string => headers.etag ?? '';
const again = (path: string, etag: string) => one.get(path, { 'if-none-match': etag });

describe('unchanged', () => {
  it.each(ALL)('%s is 304 with its ETag, and nothing is built for it', (path) => {
    const first = one.get(path);
    expect(first.status).toBe(200);
    const stringify = vi.spyOn(JSON, 'stringify');
    const allocate = vi.spyOn(Buffer, 'from');
    const second = again(path, etagOf(first));
    const third = one.get(path);
    expect(stringify).not.toHaveBeenCalled();
    expect(allocate).not.toHaveBeenCalled();
    const { 'content-type': _, 'content-length': __, ...kept } = first.headers;
    expect(second).toEqual({ status: 304, headers: kept, body: null });
    expect(third.body, 'the same bytes, not a copy').toBe(first.body);
  });

  it('stays 304 when something is written that no worker gets', async () => {
    const etags = ALL.map((path) => etagOf(one.get(path)));
    await createPreset({ ctx, input: { modelId: 'qwen', name: 'Draft', overrides: { seed: 1 } } });
    await updateModel({ ctx, input: { modelId: 'qwen', name: 'Another name' } });
    const number = await delivered();
    for (const [index, path] of ALL.entries()) {
      const answer = again(path, etags[index] ?? '');
      expect(answer.status, path).toBe(304);
      expect(answer.headers['modelboard-revision'], 'the present number, on a 304 too').toBe(String(number));
    }
  });
});

describe('changed', () => {
  it('a save is 200 with another ETag, for its model and the snapshot', async () => {
    for (const path of [QWEN, runtimeSnapshotPath, runtimeConfigPath]) {
      const before = etagOf(one.get(path));
      const number = await save();
      const after = again(path, before);
      expect(after.status).toBe(200);
      expect(etagOf(after)).not.toBe(before);
      expect(JSON.parse(String(after.body)).revision).toBe(number);
      expect(again(path, etagOf(after)).status).toBe(304);
    }
    expect(one.read(QWEN).config.output_quality).toBe(quality);
  });

  it("a change of another model does not change this model's ETag", async () => {
    const [qwen, active, flux] = [QWEN, runtimeConfigPath, FLUX].map((path) => etagOf(one.get(path)));
    await save('flux-kontext-pro');
    expect(again(QWEN, qwen ?? '').status).toBe(304);
    expect(again(runtimeConfigPath, active ?? '').status).toBe(304);
    expect(again(FLUX, flux ?? '').status).toBe(200);
  });

  it('another active model changes what is active, and not the model that it is now', async () => {
    const [active, flux] = [runtimeConfigPath, FLUX].map((path) => etagOf(one.get(path)));
    await setActiveModel({ ctx, input: { modelId: 'flux-kontext-pro', ifMatch: '*' } });
    const number = await delivered();
    expect(again(FLUX, flux ?? '').status).toBe(304);
    expect(again(runtimeConfigPath, active ?? '').status).toBe(200);
    expect(one.read()).toEqual({ ...one.read(FLUX), revision: number });
    await setActiveModel({ ctx, input: { modelId: 'qwen', ifMatch: '*' } });
    await delivered();
    expect(again(runtimeConfigPath, active ?? '').status, 'it was something else meanwhile').toBe(200);
  });

  it('a new shape of the answer changes it, and the same number after a restore does', () => {
    const position = { number: 7, databaseId: '6f1f3f0e-9a55-4c35-8a51-0d8f4c1f3f10' };
    const tag = (document: string, revision: number) =>
      new ReadyDocument(document, { ...position, number: revision }).answers(position).plain.etag;
    expect(tag('{"a":1}', 7)).toMatch(/^"7\.2\.plain\.[\w-]{22}\.[\w-]{16}"$/);
    expect(tag('{"a":1}', 7)).toBe(tag('{"a":1}', 7));
    expect(tag('{"a":1}', 8)).not.toBe(tag('{"a":1}', 7));
    expect(tag('{"a":1,"b":null}', 7)).not.toBe(tag('{"a":1}', 7));
  });
});

describe('If-None-Match', () => {
  const cases: [string, (etag: string) => string, number][] = [
    ['in a list', (etag) => `"other", ${etag}`, 304],
    ['weak', (etag) => `W/${etag}`, 304],
    ['*', () => '*', 304],
    ['another one', () => '"other"', 200],
    ['without quotes', (etag) => etag.slice(1, -1), 200],
    ['empty', () => '', 200],
  ];
  it.each(cases)('%s', (_, header, status) => {
    for (const path of ALL) expect(again(path, header(etagOf(one.get(path)))).status).toBe(status);
  });
});

describe('HEAD', () => {
  it.each(ALL)('%s equals GET, without a body', (path) => {
    const get = one.get(path);
    expect(one.ask('HEAD', path)).toEqual({ ...get, body: null });
    const known = { 'if-none-match': etagOf(get) };
    expect(one.ask('HEAD', path, known)).toEqual(one.get(path, known));
  });

  it('equals GET where something is wrong, too', () => {
    const path = `${runtimeConfigPath}?model=unknown`;
    const [get, head] = [one.get(path), one.ask('HEAD', path)];
    expect(head.status).toBe(404);
    expect(head.body).toBeNull();
    expect(Object.keys(head.headers)).toEqual(Object.keys(get.headers));
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });
});

describe('gzip', () => {
  const zipped = { 'accept-encoding': 'gzip, deflate' };

  it('a large answer has an ETag of its own for each coding', () => {
    const plain = one.get(runtimeSnapshotPath);
    const gzip = one.get(runtimeSnapshotPath, zipped);
    expect(plain.body?.length).toBeGreaterThan(1024);
    expect(gunzipSync(gzip.body ?? Buffer.of())).toEqual(plain.body);
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(plain.headers.vary).toBe('accept-encoding');
    expect(etagOf(gzip)).not.toBe(etagOf(plain));
    const unlike = one.get(runtimeSnapshotPath, { ...zipped, 'if-none-match': etagOf(plain) });
    expect(unlike.status).toBe(200);
    const alike = one.get(runtimeSnapshotPath, { ...zipped, 'if-none-match': etagOf(gzip) });
    expect(alike.status).toBe(304);
    expect(etagOf(alike)).toBe(etagOf(gzip));
    expect(one.get(runtimeSnapshotPath, zipped).body, 'compressed once').toBe(gzip.body);
  });

  it('a small one is the same for everybody', () => {
    expect(one.get(QWEN, zipped)).toEqual(one.get(QWEN));
  });
});

it('sends the keys of a value in the order in which they were saved, and another ETag for another order', async () => {
  const modelId = 'acme/ordered';
  const source = { type: 'object', properties: { format: { type: 'object' } } };
  await importModel({ ctx, input: { model_id: modelId, source } });
  const path = `${runtimeConfigPath}?model=${encodeURIComponent(modelId)}`;
  const tags = new Set<string>();
  for (const format of [
    { reasoning: 1, answer: 2 },
    { answer: 2, reasoning: 1 },
  ]) {
    await saveConfig({ ctx, input: { modelId, overrides: { format }, ifMatch: '*' } });
    await delivered();
    const got = one.get(path);
    expect(String(got.body)).toContain(`"format":${JSON.stringify(format)}`);
    tags.add(etagOf(got));
  }
  expect(tags.size).toBe(2);
});
