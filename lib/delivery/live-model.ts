import { effectiveOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import type { RuntimeConfig } from '@/lib/domain/runtime/contract';
import type { DeliveredModel } from '@/lib/domain/runtime/server';
import { ReadyDocument } from './ready-document';

/** What is live of a model: what a worker uses. */
export type LiveModel = {
  modelId: string;
  slug: string;
  version: number;
  /** Where a self-hosted artefact lies. */
  path: string | null;
  /** Effective. */
  config: JsonObject;
  /** 0 before the first save. */
  configRevision: number;
  parametersSchema: ParameterSchema;
};

/** A model in the snapshot: the row that was read, and what is made of it when somebody first asks. */
export class SnapshotModel {
  readonly row: DeliveredModel;
  #live: LiveModel | null = null;
  #document: ReadyDocument | null = null;

  constructor(row: DeliveredModel) {
    this.row = row;
  }

  /** Null: no worker gets it, since it is archived or has no production version. */
  get live(): LiveModel | null {
    const { id: modelId, slug, isArchived, production, overrides, configRevision } = this.row;
    if (isArchived || production === null) return null;
    const { version, path, parametersSchema } = production;
    this.#live ??= {
      ...{ modelId, slug, version, path },
      config: effectiveOf(parametersSchema, overrides),
      ...{ configRevision, parametersSchema },
    };
    return this.#live;
  }

  /** Its part of the snapshot. */
  get entry(): object {
    const live = requireLive(this.live);
    return { slug: live.slug, ...delivered(live), revision: this.row.snapshot };
  }

  /** Its config as a document of its own; `revision` is higher than the model's own where it became active later. */
  document(databaseId: string, revision = this.row.snapshot): ReadyDocument {
    const live = requireLive(this.live);
    const make = () => {
      const config: RuntimeConfig = {
        model_id: live.modelId,
        ...delivered(live),
        revision,
        database_id: databaseId,
      };
      return new ReadyDocument(JSON.stringify(config), { number: revision, databaseId });
    };
    if (revision !== this.row.snapshot) return make();
    this.#document ??= make();
    return this.#document;
  }

  /** Whether another reading of the same database has the same to say. */
  hasSame(row: DeliveredModel): boolean {
    return contentOf(this.row) === contentOf(row);
  }
}

function delivered({ version, path, config, configRevision }: LiveModel) {
  return { version, path, config, config_revision: configRevision };
}

/** A version never changes its schema and a config revision never its overrides, so their numbers stand for them. */
function contentOf({ slug, isArchived, snapshot, production, configRevision }: DeliveredModel): string {
  const { version = null, path = null } = production ?? {};
  return JSON.stringify([slug, isArchived, snapshot, version, path, configRevision]);
}

function requireLive(live: LiveModel | null): LiveModel {
  if (live === null) throw new Error('no worker gets this model');
  return live;
}
