import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { findEndedSessions } from '@/lib/domain/members/server';
import { noteTokensUsed } from '@/lib/domain/tokens/server';
import type { Sighting } from '@/lib/domain/workers/server';
import type { Permission } from '@/lib/platform/auth/permissions';
import { type Actor, systemContext } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { log } from '@/lib/platform/log';
import { steadyNow } from '@/lib/platform/steady-clock';
import { builtInLibrary, type PromptLibrary } from '@/lib/worker/prompts';
import { answerRequest, type RuntimeRequest } from './answer-request';
import type { LiveModel } from './live-model';
import { type Opening, openStream, type StreamSources } from './open-stream';
import type { Answer } from './ready-document';
import { Sightings } from './sightings';
import type { Refusal } from './snapshot';
import { SnapshotKeeper } from './snapshot-keeper';
import { StreamHub } from './stream-hub';
import { answerThroughNode } from './through-node';
import { TokenMemory } from './token-memory';

/** How long a write waits for its delivery on this instance, in milliseconds; the notification comes in any case. */
const CATCH_UP = 500;

type Options = {
  /** Of the database. */
  url: string;
  /** A token that may do everything (MODELBOARD_API_TOKEN). */
  apiToken?: string | undefined;
};

/** What workers read, in the memory of one process. Each process has one, made by {@link delivery}. */
export class Delivery {
  readonly #tokens: TokenMemory;
  readonly #sightings = new Sightings();
  readonly #keeper: SnapshotKeeper;
  readonly #hub = new StreamHub((tokenId, now) => this.#tokens.isUsable(tokenId, now));
  readonly #sources: StreamSources;

  constructor({ url, apiToken }: Options) {
    this.#tokens = new TokenMemory(apiToken);
    this.#keeper = new SnapshotKeeper(url, {
      onTokens: (tokens) => {
        this.#tokens.replace(tokens);
        this.#hub.endRefused();
      },
      onNews: ({ position }) => this.#hub.announce(position),
      onTick: async (db) => {
        await this.#noteUse(db);
        await this.#endSessions(db);
      },
    });
    this.#sources = {
      keeper: this.#keeper,
      tokens: this.#tokens,
      sightings: this.#sightings,
      hub: this.#hub,
    };
  }

  /** Begins to follow the database; resolves when it was read, or was found to be away. */
  start(): Promise<void> {
    return this.#keeper.start();
  }

  /** Ends its connection. What it has is served still. */
  stop(): Promise<void> {
    return this.#keeper.stop();
  }

  /** Takes in what was written until now, unless that takes too long: resolves in any case. */
  catchUp(): Promise<void> {
    const late = setTimeout(CATCH_UP, undefined, { ref: false });
    return Promise.race([this.#keeper.look(), late]);
  }

  /** Answers a request of a worker; null where it is none of delivery's. */
  answer(request: RuntimeRequest): Answer | null {
    return answerRequest(this.#sources, request);
  }

  /** Opens the stream of revisions; null where the request is for something else. */
  openStream(request: RuntimeRequest): Opening | Answer | null {
    return openStream(this.#sources, request);
  }

  /** Ends the open streams and opens no other: readers connect elsewhere. The server calls it before it stops. */
  endStreams(): void {
    this.#hub.close();
  }

  /** Both for a request of `node:http`; false where somebody else must answer it. */
  respond(request: IncomingMessage, response: ServerResponse): boolean {
    return answerThroughNode(this.#sources, request, response);
  }

  /** Who asks with an `Authorization` header; null where it has no token that may be used now. */
  workerOf(authorization: string): Actor | null {
    const token = this.#tokens.find(authorization, steadyNow());
    if (token === null) return null;
    const scopes: Permission[] = token.mayRead ? ['runtime:read'] : [];
    return { kind: 'token', id: token.id, name: token.id, scopes };
  }

  /** What is live of a model, by id or slug, or of the active one. */
  find(key?: string): LiveModel | Refusal {
    const { snapshot } = this.#keeper;
    if (snapshot !== null) return snapshot.find(key);
    return {
      code: 'unavailable',
      detail: 'There is no snapshot yet: the database was not reached since the start.',
    };
  }

  /** What prompts are built from; the built-in texts before anything was read. */
  get promptLibrary(): PromptLibrary {
    return this.#keeper.snapshot?.promptLibrary ?? builtInLibrary;
  }

  /** The number at which workers last got something else, of which database; null before anything was read. */
  get present(): { revision: number; databaseId: string } | null {
    const { snapshot } = this.#keeper;
    return snapshot && { revision: snapshot.revision, databaseId: snapshot.position.databaseId };
  }

  /** Where the database is an earlier copy of itself: what is served in its place until it is adopted. Else null. */
  get retained(): { revision: number; databaseId: string } | null {
    const { snapshot, isHeld } = this.#keeper;
    if (snapshot === null || !isHeld) return null;
    return { revision: snapshot.position.number, databaseId: snapshot.position.databaseId };
  }

  /** The workers that were seen since the last call; those with an open stream each time. */
  takeSightings(): Sighting[] {
    return this.#sightings.take(steadyNow());
  }

  /** Asked with each look at the database, so that a stream ends within two seconds after its session. */
  async #endSessions(db: Database): Promise<void> {
    const ids = this.#hub.sessionIds;
    if (ids.length === 0) return;
    this.#hub.endSessions(await findEndedSessions({ ctx: systemContext(db), input: { ids } }));
  }

  async #noteUse(db: Database): Promise<void> {
    const tokenIds = this.#tokens.takeUsed(steadyNow());
    // A database that only reads is no reason to serve nothing new.
    await noteTokensUsed({ ctx: systemContext(db), input: { tokenIds } }).catch((cause: unknown) =>
      log('warn', 'the use of tokens was not noted', { cause }),
    );
  }
}
