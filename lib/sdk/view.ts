import { BUILT_IN_DEFAULTS } from './built-in-models';
import { deepFreeze } from './freeze';
import type { AnyAnswer, PromptsAnswer, Snapshot, Source } from './types';
import type { RuntimeModel, RuntimeSnapshot } from './wire';

/** What changes about a snapshot while it is held: who said last that it is current, and when. */
export type Freshness = {
  source: Source;
  /** Of `performance.now()`, which no change of the clock moves; -Infinity for never. */
  confirmedAt: number;
};

/** A snapshot made ready to be read: every answer exists already, so that a read is the look-up of a property. */
export type View = {
  snapshot: Snapshot;
  active: AnyAnswer;
  /** By id and by slug. */
  byName: ReadonlyMap<string, AnyAnswer>;
  prompts: PromptsAnswer | undefined;
};

/** Prepares everything that reads will give. `freshness` is read anew each time that somebody asks. */
export function prepareView(wire: RuntimeSnapshot, freshness: Freshness, maxStalenessMs: number): View {
  deepFreeze(wire);
  const ageMs = () => Math.max(0, Math.round(performance.now() - freshness.confirmedAt));
  const standing = (rest: object) =>
    Object.freeze({
      ...rest,
      revision: wire.revision,
      get source() {
        return freshness.source;
      },
      get ageMs() {
        return ageMs();
      },
      get stale() {
        return ageMs() > maxStalenessMs;
      },
    });
  const byName = new Map<string, AnyAnswer>();
  const models: Record<string, AnyAnswer> = Object.create(null);
  for (const [id, model] of Object.entries(wire.models)) {
    const answer = standing(factsOf(id, model)) as AnyAnswer;
    models[id] = answer;
    byName.set(id, answer).set(model.slug, answer);
  }
  const snapshot = standing({
    databaseId: wire.database_id,
    activeModel: wire.active_model,
    models: Object.freeze(models),
  }) as Snapshot;
  const { library, library_revision: libraryRevision } = wire.prompts ?? {};
  const prompts = library && (standing({ library, libraryRevision }) as PromptsAnswer);
  return { snapshot, active: models[wire.active_model] as AnyAnswer, byName, prompts };
}

function factsOf(modelId: string, { slug, version, path, config, config_revision }: RuntimeModel) {
  const kind = Object.hasOwn(BUILT_IN_DEFAULTS.models, modelId) ? 'built_in' : 'imported';
  return { kind, modelId, slug, version, path, config, configRevision: config_revision };
}
