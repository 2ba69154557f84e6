import type { Source } from './types';
import { prepareView, type View } from './view';
import type { RuntimeSnapshot } from './wire';

/** What the SDK has, ready to be read. */
export type Held = {
  wire: RuntimeSnapshot;
  /** Of the answer that it came in; null where it did not come from a server. */
  etag: string | null;
  view: View;
};

/** When it was known to be current (of `performance.now()`), and who said so. */
type Word = { source: Source; confirmedAt: number };

export type Store = {
  held(): Held | undefined;
  /** What callers read; nothing before the first `publish`, so that a cache file does not go before the server. */
  view(): View | undefined;
  /** Takes it in; where it is what is held already, that is current. */
  hold(wire: RuntimeSnapshot, etag: string | null, word: Word): void;
  /** What is held is current. An earlier time than the known one changes nothing. */
  confirm(word: Word): void;
  publish(): void;
};

/** @param onPublish called when callers begin to read another snapshot */
export function createStore(
  maxStalenessMs: number,
  onPublish: (view: View, previous: View | undefined) => void,
): Store {
  let held: Held | undefined;
  let freshness = { source: 'defaults' as Source, confirmedAt: Number.NEGATIVE_INFINITY };
  let published: View | undefined;

  function confirm({ source, confirmedAt }: Word): void {
    freshness.source = source;
    freshness.confirmedAt = Math.max(freshness.confirmedAt, confirmedAt);
  }

  return {
    held: () => held,
    view: () => published,
    confirm,
    hold(wire, etag, word) {
      if (held?.wire.revision === wire.revision && JSON.stringify(held.wire) === JSON.stringify(wire)) {
        held.etag = etag;
        confirm(word);
        return;
      }
      freshness = { ...word };
      held = { wire, etag, view: prepareView(wire, freshness, maxStalenessMs) };
    },
    publish() {
      if (!held || held.view === published) return;
      const previous = published;
      published = held.view;
      onPublish(published, previous);
    },
  };
}
