import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DETECTOR, MODEL } from './support/busy-worker';
import { commands, effectiveOf, type Model } from './support/commands';
import { Crew } from './support/crew';
import { Installation } from './support/installation';

let installation: Installation;
let crew: Crew;

beforeAll(async () => {
  installation = await Installation.open(2);
  for (const [version, threshold] of [
    [1, 0.5],
    [2, 0.7],
  ]) {
    await installation.change('POST', '/api/v1/registry/models', {
      model_name: DETECTOR,
      version,
      path: `models/detector/v${version}/model.onnx`,
      parameters_schema: {
        type: 'object',
        properties: { threshold: { type: 'number', minimum: 0, maximum: 1, default: threshold } },
      },
    });
  }
  crew = await Crew.hire(installation, 5);
});

afterAll(async () => {
  await crew.dismiss();
  await installation.close();
});

/** The same beginning for every run. */
async function start(): Promise<Model> {
  installation.notifications.areLost = false;
  await installation.change('PUT', `/api/v1/registry/models/${DETECTOR}/1/activate`, {});
  await installation.change('PUT', '/api/v1/admin/settings/model', { model_id: MODEL });
  for (const id of [MODEL, DETECTOR]) {
    await installation.change('DELETE', `/api/v1/admin/models/${encodeURIComponent(id)}/config`);
  }
  return { active: MODEL, version: 1, seed: undefined, threshold: undefined, seeds: [] };
}

const have = () =>
  crew.workers.map(({ client }) => ({
    active: client.current()?.modelId,
    seed: client.config(MODEL)?.config.seed,
    version: client.config(DETECTOR)?.version,
    threshold: client.config(DETECTOR)?.config.threshold,
  }));

test('whatever admins do and networks break, every worker ends with what the database has', async () => {
  const property = fc.asyncProperty(fc.commands(commands, { maxCommands: 15 }), async (run) => {
    const model = await start();
    await fc.asyncModelRun(() => ({ model, real: { installation, crew } }), run);
    await expect
      .poll(have, { timeout: 10_000, interval: 20 })
      .toEqual(crew.workers.map(() => effectiveOf(model)));
    await crew.remember();
    crew.expectNoFault();
  });
  await fc.assert(property, { numRuns: 8, endOnFailure: true });
});
