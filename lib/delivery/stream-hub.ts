import type { RevisionEvent } from '@/lib/domain/runtime/contract';
import type { Position } from '@/lib/domain/runtime/server';
import { steadyNow } from '@/lib/platform/steady-clock';

/** Where the bytes of one stream go. */
export type Sink = {
  write(bytes: Buffer): void;
  /** Bytes that the reader has not taken yet. */
  pending(): number;
  /** Ends it so that the reader sees a whole answer, and connects again. */
  end(): void;
  /** Ends it at once. */
  destroy(): void;
};

/** One stream. */
export type Listener = {
  sink: Sink;
  /** Id of the token that it was opened with; null for a signed-in person. */
  tokenId: string | null;
  /** Id of the session that it was opened with; null for a token. */
  sessionId: string | null;
  /** `Last-Event-ID`, where it was connected before. */
  lastEventId: string | undefined;
  /** Called once, when it has ended in whatever way. */
  onEnd: () => void;
};

/** How many streams a process holds; beyond, a worker polls or finds another instance. */
export const STREAM_LIMIT = 1_000;

/** A reader that leaves more than this unread, in bytes, is let go: that is more than a hundred events. */
const PENDING_LIMIT = 16 * 1024;

/** In milliseconds. */
const KEEP_ALIVE_EVERY = 15_000;
const CHECK_EVERY = 1_000;

/** A session is looked at again when the browser connects again. */
const SESSION_LASTS = 300_000;

const KEEP_ALIVE = Buffer.from(': keep-alive\n\n');

/** After a stream has ended, a reader waits so many milliseconds (WHATWG HTML §9.2, `retry`). */
const OPENING = 'retry: 1000\n\n';

/** Tells all open streams that there is something new. Every message is encoded once, whoever reads it. */
export class StreamHub {
  readonly #isAllowed: (tokenId: string, now: number) => boolean;
  readonly #open = new Map<Listener, { openedAt: number }>();
  #isClosed = false;
  #timer: NodeJS.Timeout | null = null;
  #keptAliveAt = 0;

  constructor(isAllowed: (tokenId: string, now: number) => boolean) {
    this.#isAllowed = isAllowed;
  }

  /** Whether another one can be opened. */
  get hasRoom(): boolean {
    return !this.#isClosed && this.#open.size < STREAM_LIMIT;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Opens a stream and says where the snapshot is, unless the reader knows. The returned function is for one that has gone. */
  add(listener: Listener, position: Position): () => void {
    this.#open.set(listener, { openedAt: steadyNow() });
    this.#timer ??= this.#startTimer();
    const isKnown = listener.lastEventId === String(position.number);
    this.#send(listener, Buffer.from(OPENING + (isKnown ? '' : eventOf(position))));
    return () => this.#remove(listener);
  }

  /** Tells everybody that workers get something else. */
  announce(position: Position): void {
    this.#sendAll(Buffer.from(eventOf(position)));
  }

  /** Ends the streams whose token was revoked or has expired, and those that a session has held for long. */
  endRefused(now = steadyNow()): void {
    for (const [listener, { openedAt }] of this.#open) {
      const { tokenId, sink } = listener;
      const mayStay = tokenId === null ? now - openedAt < SESSION_LASTS : this.#isAllowed(tokenId, now);
      if (mayStay) continue;
      sink.end();
      this.#remove(listener);
    }
  }

  /** The sessions that hold streams. */
  get sessionIds(): string[] {
    const ids = [...this.#open.keys()].flatMap(({ sessionId }) => sessionId ?? []);
    return [...new Set(ids)];
  }

  /** Ends the streams of these sessions: the person signed out, or was suspended or removed. */
  endSessions(ended: ReadonlySet<string>): void {
    for (const listener of [...this.#open.keys()]) {
      if (listener.sessionId === null || !ended.has(listener.sessionId)) continue;
      listener.sink.end();
      this.#remove(listener);
    }
  }

  /** Ends all streams and opens no other. */
  close(): void {
    this.#isClosed = true;
    for (const listener of [...this.#open.keys()]) {
      listener.sink.end();
      this.#remove(listener);
    }
  }

  #startTimer(): NodeJS.Timeout {
    this.#keptAliveAt = steadyNow();
    return setInterval(() => {
      const now = steadyNow();
      this.endRefused(now);
      if (now - this.#keptAliveAt < KEEP_ALIVE_EVERY) return;
      this.#keptAliveAt = now;
      this.#sendAll(KEEP_ALIVE);
    }, CHECK_EVERY).unref();
  }

  #sendAll(bytes: Buffer): void {
    for (const listener of this.#open.keys()) this.#send(listener, bytes);
  }

  #send(listener: Listener, bytes: Buffer): void {
    listener.sink.write(bytes);
    if (listener.sink.pending() <= PENDING_LIMIT) return;
    listener.sink.destroy();
    this.#remove(listener);
  }

  #remove(listener: Listener): void {
    if (!this.#open.delete(listener)) return;
    listener.onEnd();
    if (this.#open.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}

function eventOf({ number, databaseId }: Position): string {
  const event: RevisionEvent = { revision: number, database_id: databaseId };
  return `id: ${number}\nevent: revision\ndata: ${JSON.stringify(event)}\n\n`;
}
