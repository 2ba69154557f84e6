import { effectiveOf } from '@/lib/config-schema';
import { getRuntimeConfigEndpoint, type RuntimeSnapshot } from '@/lib/domain/runtime/contract';
import { runtimeConfigPath, runtimeSnapshotPath } from '@/lib/domain/runtime/paths';
import type { Delivered, DeliveredPrompts, Position } from '@/lib/domain/runtime/server';
import { type ErrorCode, ProblemError } from '@/lib/platform/errors';
import { parseQuery } from '@/lib/platform/http/contract-errors';
import { type PromptLibrary, promptSchema } from '@/lib/worker/prompts';
import { type LiveModel, SnapshotModel } from './live-model';
import { ReadyDocument } from './ready-document';

/** Why a model cannot be delivered. Plain values: an error class is another one in each bundle of Next. */
export type Refusal = { code: ErrorCode; detail: string };

type Answers = ReturnType<ReadyDocument['answers']>;

/** How many addresses are remembered: one model can be named in many ways. */
const MEMO_LIMIT = 1_000;

/** Everything that workers get, as of one snapshot number. Never changed: a change makes the next one. */
export class Snapshot {
  readonly position: Position;
  /** The number at which anything in it last changed. */
  readonly revision: number;
  readonly #active: { modelId: string; snapshot: number };
  readonly #prompts: DeliveredPrompts;
  readonly #byId: ReadonlyMap<string, SnapshotModel>;
  /** By id and by slug, in lower case. */
  readonly #byKey: ReadonlyMap<string, SnapshotModel>;
  readonly #byUrl = new Map<string, Answers>();
  #all: ReadyDocument | null = null;
  #activeDocument: ReadyDocument | null = null;

  private constructor(delivered: Delivered, former: Snapshot | null) {
    const { number, databaseId, active, models, prompts } = delivered;
    if (active === null) throw new Error('there is no active model yet');
    this.position = { number, databaseId };
    this.#active = active;
    this.#prompts = prompts;
    const known = former === null ? new Map<string, SnapshotModel>() : former.#byId;
    const entries = models.map((row): [string, SnapshotModel] => {
      const present = known.get(row.id);
      return [row.id, present?.hasSame(row) ? present : new SnapshotModel(row)];
    });
    const isSame = former !== null && entries.every(([id, model]) => known.get(id) === model);
    this.#byId = isSame ? known : new Map([...known, ...entries]);
    this.#byKey = isSame ? former.#byKey : keysOf(this.#byId);
    this.revision = [...this.#byId.values()].reduce(
      (highest, { row }) => Math.max(highest, row.snapshot),
      Math.max(active.snapshot, prompts.snapshot),
    );
    if (former?.revision === this.revision) {
      this.#all = former.#all;
      this.#activeDocument = former.#activeDocument;
    }
  }

  /** From a reading of everything. */
  static of(delivered: Delivered): Snapshot {
    return new Snapshot(delivered, null);
  }

  /** With what changed since, or with everything, of the same database. What is as it was keeps its bytes. */
  with(delivered: Delivered): Snapshot {
    return new Snapshot(delivered, this);
  }

  /**
   * Whether a reading of everything under the same id can have grown out of this: no part of it may have a lower
   * number, or other contents with the same one. Else the database was restored from an earlier copy.
   */
  isContinuedBy({ number, active, models, prompts }: Delivered): boolean {
    const rows = new Map(models.map((row) => [row.id, row]));
    const isActiveContinued =
      active !== null &&
      (active.snapshot > this.#active.snapshot ||
        (active.snapshot === this.#active.snapshot && active.modelId === this.#active.modelId));
    const arePromptsContinued =
      prompts.snapshot > this.#prompts.snapshot ||
      (prompts.snapshot === this.#prompts.snapshot && prompts.revision === this.#prompts.revision);
    return (
      number >= this.position.number &&
      isActiveContinued &&
      arePromptsContinued &&
      [...this.#byId.values()].every((model) => {
        const row = rows.get(model.row.id);
        return row !== undefined && (row.snapshot > model.row.snapshot || model.hasSame(row));
      })
    );
  }

  /** What is live of a model, by id or slug, or of the active one. */
  find(key?: string): LiveModel | Refusal {
    const found = this.#find(key);
    return found instanceof SnapshotModel ? (found.live as LiveModel) : found;
  }

  /**
   * The answers at an address, one of the two that documents are at. Throws `bad_request` for a malformed query, and the
   * refusals of {@link find}.
   */
  answers(url: string): Answers {
    const known = this.#byUrl.get(url);
    if (known !== undefined) return known;
    const [path = '', ...query] = url.split('?');
    const answers = this.#document(path, query.join('?')).answers(this.position);
    if (this.#byUrl.size >= MEMO_LIMIT) this.#byUrl.clear();
    this.#byUrl.set(url, answers);
    return answers;
  }

  /** What prompts are built from now. */
  get promptLibrary(): PromptLibrary {
    return promptsOf(this.#prompts).library;
  }

  #document(path: string, query: string): ReadyDocument {
    if (path === runtimeSnapshotPath) return this.#wholeDocument();
    if (path !== runtimeConfigPath) throw new Error(`${path} has no document`);
    const { model: key } = parseQuery(getRuntimeConfigEndpoint.query, query) as { model?: string };
    const model = this.#find(key);
    if (!(model instanceof SnapshotModel)) throw new ProblemError(model.code, model.detail);
    const { databaseId } = this.position;
    if (key !== undefined) return model.document(databaseId);
    this.#activeDocument ??= model.document(databaseId, Math.max(model.row.snapshot, this.#active.snapshot));
    return this.#activeDocument;
  }

  /** Sorted by id, so that the same snapshot has the same bytes in every process. */
  #wholeDocument(): ReadyDocument {
    if (this.#all !== null) return this.#all;
    const live = [...this.#byId.values()].filter((model) => model.live !== null);
    live.sort((one, other) => (one.row.id < other.row.id ? -1 : 1));
    const snapshot: RuntimeSnapshot = {
      revision: this.revision,
      database_id: this.position.databaseId,
      active_model: this.#active.modelId,
      models: Object.fromEntries(
        live.map((model) => [model.row.id, model.entry]),
      ) as RuntimeSnapshot['models'],
      prompts: promptsOf(this.#prompts),
    };
    this.#all = new ReadyDocument(JSON.stringify(snapshot), {
      ...this.position,
      number: this.revision,
    });
    return this.#all;
  }

  #find(key = this.#active.modelId): SnapshotModel | Refusal {
    const model = this.#byKey.get(key.toLowerCase());
    if (model === undefined) return { code: 'not_found', detail: `There is no model "${key}".` };
    if (model.row.isArchived)
      return { code: 'not_found', detail: `${model.row.id} is archived: workers do not get it.` };
    if (model.live !== null) return model;
    return {
      code: 'conflict',
      detail: `${model.row.id} has no production version, so it has no config. Activate a version first.`,
    };
  }
}

/** Its part of the snapshot. The schema is that of this release, so it changes with it. */
function promptsOf({ overrides, revision, snapshot }: DeliveredPrompts): RuntimeSnapshot['prompts'] {
  const library = effectiveOf(promptSchema, overrides) as RuntimeSnapshot['prompts']['library'];
  return { library, library_revision: revision, revision: snapshot };
}

/** Ids and slugs share one namespace. */
function keysOf(models: ReadonlyMap<string, SnapshotModel>): Map<string, SnapshotModel> {
  return new Map(
    [...models.values()].flatMap((model): [string, SnapshotModel][] => [
      [model.row.slug.toLowerCase(), model],
      [model.row.id.toLowerCase(), model],
    ]),
  );
}
