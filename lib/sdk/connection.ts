import type { Logger } from './alarm';
import { alarmAbout } from './alarm-about';
import type { Alarms } from './alarms';
import { ask, type Outcome } from './ask';
import { jittered } from './backoff';
import { identityOf } from './identity';
import type { Cache } from './kept';
import type { Order } from './order';
import { createRefresher } from './refresher';
import type { Settings } from './settings';
import type { Store } from './store';
import { createStream } from './stream';
import { timer } from './timer';
import type { Timing } from './timing';
import { createTransport, type OpenWire } from './transport';
import { CLIENT_HEADER, SNAPSHOT_PATH } from './wire';

/** How the server is reached now. */
export type Reach = 'starting' | 'stream' | 'poll' | 'away' | 'refused';

export type Connection = { reach(): Reach; close(): void };

type Parts = {
  server: NonNullable<Settings['server']>;
  client: string;
  timing: Timing;
  openWire: OpenWire;
  store: Store;
  order: Order;
  alarms: Alarms;
  log: Logger;
  cache: Cache;
  /** After each question, before its alarms. */
  onOutcome: (outcome: Outcome) => void;
  /** Says what is used while the server gives nothing. */
  keeps: () => string;
};

/** Keeps the store current with one server, by stream and by polling. Starts at once. */
export function connect(parts: Parts): Connection {
  const { server, timing, store, order, alarms, log, cache } = parts;
  const address = server.url.href.replace(/\/$/, '');
  const transport = createTransport(server, timing, parts.openWire);
  const identify = () => ({ [CLIENT_HEADER]: identityOf(parts.client, order.known()) });
  let last: Outcome['kind'] | undefined;
  let behindSince: number | null = null;
  let acknowledged = '';

  const stream = createStream({
    timing,
    transport,
    identify,
    onEvent({ database_id, revision }) {
      order.announce({ databaseId: database_id, revision });
      refresher.soon();
    },
    onChange(isAlive, reason) {
      log.info(
        isAlive ? `Follows ${address} by stream.` : `The stream has ended: ${reason}. Polls meanwhile.`,
      );
      refresher.soon();
    },
  });

  const refresher = createRefresher({
    timing,
    transport,
    isStreaming: stream.isAlive,
    ask: () =>
      ask({
        transport,
        store,
        order,
        identify,
        source: () => (stream.isAlive() ? 'stream' : 'poll'),
        onMoved: (databaseId) =>
          alarms.tell(
            'database-changed',
            `${address} has another database now (${databaseId}). Its values were taken.`,
          ),
      }),
    onOutcome,
  });

  function onOutcome(outcome: Outcome): void {
    const answered = (kind: Outcome['kind'] | undefined) => kind === 'current' || kind === 'behind';
    const isBack = answered(outcome.kind) && !answered(last);
    last = outcome.kind;
    behindSince = outcome.kind === 'behind' ? (behindSince ?? performance.now()) : null;
    parts.onOutcome(outcome);
    const isLongBehind = behindSince !== null && performance.now() - behindSince >= timing.behindAlarmMs;
    alarmAbout(alarms, outcome, { address, keeps: parts.keeps(), isLongBehind });
    if (isBack) stream.open();
    if (outcome.kind === 'current') afterCurrent();
  }

  function afterCurrent(): void {
    const held = store.held();
    const mark = order.known();
    if (!held || !mark) return;
    cache.keep(held, mark);
    const identity = identify();
    const said = identity[CLIENT_HEADER] ?? '';
    if (said === acknowledged) return;
    acknowledged = said;
    // Tells the admins, after those workers who still have to ask. Where it gets lost, the next question says the same.
    const headers = { ...identity, ...(held.etag ? { 'if-none-match': held.etag } : {}) };
    timer(jittered(timing.ackMs), () => {
      if (said === acknowledged) transport.send('HEAD', SNAPSHOT_PATH, headers).catch(() => {});
    });
  }

  return {
    reach() {
      if (last === undefined) return 'starting';
      if (last === 'refused') return 'refused';
      if (last === 'unreachable' || last === 'malformed') return 'away';
      return stream.isAlive() ? 'stream' : 'poll';
    },
    close() {
      refresher.close();
      stream.close();
      transport.close();
    },
  };
}
