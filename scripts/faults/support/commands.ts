import fc from 'fast-check';
import { DETECTOR, MODEL } from './busy-worker';
import type { Crew } from './crew';
import type { Installation } from './installation';

/** Of the two versions of {@link DETECTOR}. */
const DEFAULTS: Record<number, number> = { 1: 0.5, 2: 0.7 };

/** All that the product promises of two models, in a few lines. */
export type Model = {
  active: string;
  /** Version of the detector that is in production. */
  version: number;
  seed: number | undefined;
  /** What the detector's threshold is set to; undefined while it follows the default. */
  threshold: number | undefined;
  /** The seeds of each revision of {@link MODEL}, from the first one that this run made. */
  seeds: { revision: number; seed: number | undefined }[];
};

export type Real = { installation: Installation; crew: Crew };

/** What workers must have in the end. */
export const effectiveOf = ({ active, seed, threshold, version }: Model) => ({
  active,
  seed,
  version,
  threshold: threshold ?? DEFAULTS[version],
});

type Command = fc.AsyncCommand<Model, Real>;

const path = (model: string, rest: string) => `/api/v1/admin/models/${encodeURIComponent(model)}/${rest}`;

/** One step: `run` does it for real and in the model. */
function step(name: string, run: Command['run'], check: Command['check'] = () => true): Command {
  return { check, run, toString: () => name };
}

async function configured(
  model: Model,
  real: Real,
  seed: number | undefined,
  ask: Promise<Record<string, unknown>>,
) {
  const { revision } = await ask;
  if (seed !== model.seed) model.seeds.push({ revision: Number(revision), seed });
  model.seed = seed;
  return real;
}

const saveSeed = (seed: number) =>
  step(`save seed ${seed}`, async (model, real) => {
    const ask = real.installation.change('PATCH', path(MODEL, 'config'), { set: { seed } });
    await configured(model, real, seed, ask);
  });

const reset = step('reset all', async (model, real) => {
  await configured(model, real, undefined, real.installation.change('DELETE', path(MODEL, 'config')));
});

const restore = (index: number) =>
  step(
    `restore number ${index}`,
    async (model, real) => {
      const { revision, seed } = model.seeds[index % model.seeds.length] as Model['seeds'][number];
      const ask = real.installation.change('POST', path(MODEL, `config/revisions/${revision}/restore`), {});
      await configured(model, real, seed, ask);
    },
    (model) => model.seeds.length > 0,
  );

const saveThreshold = (threshold: number) =>
  step(`save threshold ${threshold}`, async (model, { installation }) => {
    await installation.change('PATCH', path(DETECTOR, 'config'), { set: { threshold } });
    model.threshold = threshold;
  });

const inherit = step('let the threshold follow its default', async (model, { installation }) => {
  await installation.change('PATCH', path(DETECTOR, 'config'), { unset: ['threshold'] });
  model.threshold = undefined;
});

const activateVersion = (version: number, pin: boolean) =>
  step(
    `activate version ${version}${pin ? " and keep today's values" : ''}`,
    async (model, { installation }) => {
      await installation.change('PUT', `/api/v1/registry/models/${DETECTOR}/${version}/activate`, {
        pin_moved_defaults: pin,
      });
      if (pin && version !== model.version) model.threshold ??= DEFAULTS[model.version];
      model.version = version;
    },
  );

const activateModel = (id: string) =>
  step(`make ${id} the active model`, async (model, { installation }) => {
    await installation.change('PUT', '/api/v1/admin/settings/model', { model_id: id });
    model.active = id;
  });

const restart = (index: number, how: 'kill' | 'stop') =>
  step(`${how} instance ${index} and start it again`, async (_model, { installation }) => {
    await installation.instances[index]?.[how]();
    await installation.instances[index]?.startAgain();
  });

const cut = step('cut every connection of workers', async (_model, { installation }) => {
  installation.address.cut();
});

const lose = (loses: boolean) =>
  step(loses ? 'lose notifications' : 'deliver notifications', async (_model, { installation }) => {
    installation.notifications.areLost = loses;
  });

/** Anything that admins and networks do, in any order. */
export const commands: fc.Arbitrary<Command>[] = [
  fc.nat(2 ** 31).map(saveSeed),
  fc.constant(reset),
  fc.nat(20).map(restore),
  fc.integer({ min: 0, max: 100 }).map((percent) => saveThreshold(percent / 100)),
  fc.constant(inherit),
  fc.tuple(fc.constantFrom(1, 2), fc.boolean()).map(([version, pin]) => activateVersion(version, pin)),
  fc.constantFrom(MODEL, DETECTOR).map(activateModel),
  fc
    .tuple(fc.nat(1), fc.constantFrom<'kill' | 'stop'>('kill', 'stop'))
    .map(([index, how]) => restart(index, how)),
  fc.constant(cut),
  fc.boolean().map(lose),
];
