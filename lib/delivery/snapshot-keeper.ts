import { type Delivered, type Position, readDelivered, readPosition } from '@/lib/domain/runtime/server';
import { systemContext } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { databaseProblem } from '@/lib/platform/db/errors';
import { log } from '@/lib/platform/log';
import { steadyNow } from '@/lib/platform/steady-clock';
import { ChangesFollower } from './follow-changes';
import { Snapshot } from './snapshot';

type Hooks = {
  /** What was read is taken over: who may ask now. */
  onTokens: (tokens: Delivered['tokens']) => void;
  /** Workers get something else than before. */
  onNews: (snapshot: Snapshot) => void;
  /** The database was asked, successfully. */
  onTick: (db: Database) => Promise<void>;
};

/** Keeps the snapshot as the database has it; while the database is away, as it had it. */
export class SnapshotKeeper {
  readonly #hooks: Hooks;
  readonly #follower: ChangesFollower;
  #snapshot: Snapshot | null = null;
  /** When the snapshot was last known to be what the database has; milliseconds since 1970. */
  #currentAt = steadyNow();
  #isAway = false;
  /** Where a database is that was restored from an earlier copy. */
  #restored: Position | null = null;
  #onFirst: () => void = () => {};
  #ended: Promise<void> | null = null;

  constructor(url: string, hooks: Hooks) {
    this.#hooks = hooks;
    this.#follower = new ChangesFollower(url, {
      onConnect: (db) => this.#readAll(db),
      onTick: (db, heard) => this.#catchUp(db, heard),
      onFailure: (error) => this.#noteFailure(error),
    });
  }

  /** Null before anything was read. */
  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  /** When it was last known to be current, where it may not be any more; else null. */
  get staleSince(): number | null {
    return this.#isAway || this.#restored !== null ? this.#currentAt : null;
  }

  /** Whether the snapshot is kept although the database has another one: it was restored from an earlier copy. */
  get isHeld(): boolean {
    return this.#restored !== null;
  }

  /** Begins; resolves when the database was read for the first time, or was found to be away. */
  start(): Promise<void> {
    const first = new Promise<void>((resolve) => {
      this.#onFirst = resolve;
    });
    this.#ended ??= this.#follower.run();
    return first;
  }

  /** Takes in what the database has now; resolves when that is done, or could not be. */
  look(): Promise<void> {
    return this.#follower.look();
  }

  async stop(): Promise<void> {
    this.#follower.stop();
    await this.#ended;
  }

  /** Everything: what was missed, and whether it is the same database still. */
  async #readAll(db: Database): Promise<void> {
    const ctx = systemContext(db);
    const delivered = await readDelivered({ ctx, input: { since: null } });
    this.#take(delivered, (former) => former.isContinuedBy(delivered));
    await this.#finish(db);
  }

  async #catchUp(db: Database, heard: number): Promise<void> {
    const known = this.#restored ?? this.#snapshot?.position;
    const ctx = systemContext(db);
    if (known === undefined || heard <= known.number) {
      const now = await readPosition({ ctx });
      if (now.databaseId === known?.databaseId && now.number === known.number) return this.#finish(db);
    }
    const position = this.#snapshot?.position;
    if (this.#restored !== null || position === undefined) return this.#readAll(db);
    const delivered = await readDelivered({ ctx, input: { since: position } });
    this.#take(delivered, () => delivered.number >= position.number);
    await this.#finish(db);
  }

  #take(delivered: Delivered, isContinued: (former: Snapshot) => boolean): void {
    const former = this.#snapshot;
    this.#hooks.onTokens(delivered.tokens);
    const isSame = former !== null && former.position.databaseId === delivered.databaseId;
    if (isSame && !isContinued(former)) {
      this.#noteRestored(delivered, former);
      return;
    }
    const next = isSame ? former.with(delivered) : Snapshot.of(delivered);
    this.#snapshot = next;
    this.#restored = null;
    if (!isSame || next.revision !== former.revision) this.#hooks.onNews(next);
  }

  async #finish(db: Database): Promise<void> {
    if (this.#isAway) log('info', 'the database is back');
    this.#isAway = false;
    if (this.#restored === null) this.#currentAt = steadyNow();
    this.#onFirst();
    await this.#hooks.onTick(db);
  }

  #noteRestored({ number, databaseId }: Position, { position }: Snapshot): void {
    if (this.#restored === null) {
      log(
        'error',
        'the database is an earlier copy of itself: workers keep what they had until it is adopted',
        {
          databaseId,
          number,
          had: position.number,
        },
      );
    }
    this.#restored = { number, databaseId };
  }

  #noteFailure(error: unknown): void {
    if (!this.#isAway) {
      const what = databaseProblem(error) ? 'the database is away' : 'the database could not be followed';
      log('warn', `${what}: workers get the last snapshot`, { error });
    }
    this.#isAway = true;
    this.#onFirst();
  }
}
