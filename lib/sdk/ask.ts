import { retryAfterMs } from './backoff';
import type { Order } from './order';
import { readJson, readSnapshot, ShapeError } from './read-snapshot';
import type { Held, Store } from './store';
import { type Answer, reasonOf, type Transport } from './transport';
import type { Source } from './types';
import { ANSWER_HEADERS, SNAPSHOT_PATH } from './wire';

/** What came of one question. */
export type Outcome =
  | { kind: 'current'; isServerStale: boolean }
  /** The server has an older state than is known here; what is held is kept. */
  | { kind: 'behind' }
  | Failure;

type Failure = { kind: 'refused' | 'malformed' | 'unreachable'; message: string; retryAfterMs: number };

type Parts = {
  transport: Transport;
  store: Store;
  order: Order;
  /** Headers that say who asks. */
  identify: () => Record<string, string>;
  /** What answers are from now. */
  source: () => Source;
  /** Another database answers now, and its values have been taken. */
  onMoved: (databaseId: string) => void;
};

/** Asks the server once what is live, and takes in what it says. Never throws. */
export async function ask(
  parts: Parts,
  etag: string | null = parts.store.held()?.etag ?? null,
): Promise<Outcome> {
  const askedAt = performance.now();
  const condition: Record<string, string> = etag === null ? {} : { 'if-none-match': etag };
  try {
    const headers = { ...parts.identify(), ...condition, accept: 'application/json' };
    const answer = await parts.transport.send('GET', SNAPSHOT_PATH, headers);
    if (answer.status !== 200 && answer.status !== 304) return refusalOf(answer);
    if (answer.status === 304 && etag === null)
      throw new ShapeError('it says that nothing changed, which nobody asked');
    const isOfOther = answer.status === 304 && isOfOtherDatabase(answer, parts.store);
    return isOfOther ? await ask(parts, null) : take(parts, answer, askedAt);
  } catch (error) {
    const kind = error instanceof ShapeError ? 'malformed' : 'unreachable';
    return { kind, message: reasonOf(error), retryAfterMs: 0 };
  }
}

function take({ store, order, source, onMoved }: Parts, answer: Answer, askedAt: number): Outcome {
  const held = store.held();
  const wire = answer.status === 200 ? readSnapshot(readJson(answer.text)) : (held as Held).wire;
  const known = order.known();
  const isOfKnown = known?.databaseId === wire.database_id;
  const revision = numberIn(answer, 'revision') ?? Math.max(wire.revision, isOfKnown ? known.revision : 0);
  const mark = { databaseId: wire.database_id, revision };

  const judgement = order.judge(mark);
  const isOlder = isOfKnown && held !== undefined && wire.revision < held.wire.revision;
  if (judgement === 'behind' || isOlder) return { kind: 'behind' };
  order.accept(mark);
  const awaySeconds = numberIn(answer, 'stale');
  const word = { source: source(), confirmedAt: askedAt - (awaySeconds ?? 0) * 1000 };
  if (answer.status === 304) store.confirm(word);
  else store.hold(wire, answer.headers.etag ?? null, word);
  store.publish();
  if (judgement === 'moved') onMoved(wire.database_id);
  return { kind: 'current', isServerStale: awaySeconds !== undefined };
}

function isOfOtherDatabase({ headers }: Answer, store: Store): boolean {
  const own = store.held()?.wire.database_id;
  return (headers[ANSWER_HEADERS.database] ?? own) !== own;
}

/** A count in a header; undefined where there is none, as behind a proxy that drops what it does not know. */
function numberIn({ headers }: Answer, name: 'revision' | 'stale'): number | undefined {
  const text = String(headers[ANSWER_HEADERS[name]] ?? '');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Why there was no snapshot, in the server's words where it gave any. */
export function refusalOf({ status, headers, text }: Answer): Failure {
  const isRefused = status === 401 || status === 403;
  const place = headers.location === undefined ? '' : ` and points to ${headers.location}`;
  return {
    kind: isRefused ? 'refused' : 'unreachable',
    message: `it answered ${status}${place}${detailOf(headers['content-type'], text)}`,
    retryAfterMs: retryAfterMs(headers['retry-after']),
  };
}

/** `detail` of a problem document (RFC 9457). */
function detailOf(type: string | undefined, text: string): string {
  if (!type?.startsWith('application/problem+json')) return '';
  try {
    return `: ${String(JSON.parse(text).detail).slice(0, 200).replace(/\.$/, '')}`;
  } catch {
    return '';
  }
}
