import type { Alarm } from './alarm';
import { type Alarms, createAlarms } from './alarms';
import { connect } from './connection';
import { type Cache, noCache } from './kept';
import { createListeners } from './listeners';
import { safeListener, safeLogger } from './logging';
import type { Modelboard } from './modelboard';
import type { ModelboardOptions } from './options';
import { createOrder } from './order';
import { createReady } from './ready';
import { readSettings } from './settings';
import { watchStaleness } from './staleness';
import { fallbackOf } from './start-values';
import { createStore } from './store';
import type { Timing } from './timing';
import type { OpenWire } from './transport';
import type { Declared, Snapshot } from './types';

/** The parts that differ between Node and runtimes that have only `fetch`. */
export type Platform = {
  openWire: OpenWire;
  /** Of this process, among others of the same name. */
  instance: string;
  openCache: (file: string, url: string, alarms: Alarms, rewriteMs: number) => Cache;
};

/** A client on any platform. */
export function createOn<Imported extends Declared>(
  { openWire, instance, openCache }: Platform,
  options: ModelboardOptions,
  timing: Timing,
): Modelboard<Imported> {
  const settings = readSettings(options, instance);
  const { server, cacheFile, maxStalenessMs, client } = settings;
  const log = safeLogger(options.logger === undefined ? console : options.logger);
  const alarms = createAlarms(log, safeListener(options.onAlarm, log));
  const cache =
    server && cacheFile ? openCache(cacheFile, server.url.href, alarms, timing.rewriteMs) : noCache;
  const listeners = createListeners<[Snapshot, Snapshot | undefined]>((reason) =>
    log.error(`A listener to changes has thrown an error: ${reason}`),
  );
  const ready = createReady();
  const order = createOrder(timing.leftMs);
  const store = createStore(maxStalenessMs, (view, previous) => {
    ready.arrive();
    listeners.call(view.snapshot, previous?.snapshot);
  });
  let isClosed = false;

  const kept = cache.load();
  if (kept) {
    const age = Math.max(0, Date.now() - kept.confirmedAt);
    const word = { source: 'disk', confirmedAt: performance.now() - age } as const;
    store.hold(kept.snapshot, kept.etag, word);
    order.accept({ databaseId: kept.snapshot.database_id, revision: kept.revision });
  }

  /** The server had its chance: what was given for its absence steps in. */
  function settle(): void {
    if (store.view()) return;
    const fallback = store.held() ? null : fallbackOf(settings);
    if (fallback) {
      const { wire, source } = fallback;
      store.hold(wire, null, { source, confirmedAt: Number.NEGATIVE_INFINITY });
    }
    store.publish();
  }

  function keeps(): string {
    const snapshot = store.view()?.snapshot;
    if (!snapshot) return 'There is nothing to read yet.';
    return `Revision ${snapshot.revision} (${snapshot.source}) stays in use.`;
  }

  const connection = server
    ? connect({
        server,
        client,
        timing,
        openWire,
        store,
        order,
        alarms,
        log,
        cache,
        keeps,
        onOutcome: settle,
      })
    : null;
  if (!connection) {
    settle();
    const what =
      store.view()?.snapshot.source === 'defaults' ? 'the defaults of the built-in models' : 'the fallback';
    log.info(`There is no url, so ${what} are used, whatever admins set.`);
  }
  const endWatch = watchStaleness(store, maxStalenessMs, alarms);

  return {
    async ready({ timeoutMs = timing.readyMs } = {}) {
      await ready.wait(timeoutMs, () => nothingWithin(timeoutMs, alarms.active()));
      return store.view()?.snapshot as Snapshot;
    },
    current: () => store.view()?.active,
    config: (modelId: string) => store.view()?.byName.get(modelId) as never,
    prompts: () => store.view()?.prompts,
    snapshot: () => store.view()?.snapshot,
    onChange: (listener) => listeners.add(listener),
    status: () => ({
      connection: isClosed ? 'closed' : (connection?.reach() ?? 'none'),
      snapshot: store.view()?.snapshot ?? null,
      alarms: alarms.active(),
    }),
    close() {
      if (!isClosed) {
        isClosed = true;
        connection?.close();
        endWatch();
        listeners.clear();
        ready.close();
      }
      return cache.idle();
    },
  };
}

function nothingWithin(timeoutMs: number, alarms: Alarm[]): string {
  const why = alarms.map(({ message }) => message).join(' ') || 'The server has not answered yet.';
  return `Modelboard gave nothing within ${timeoutMs / 1000} s, and there is no cache file and no fallback. ${why}`;
}
