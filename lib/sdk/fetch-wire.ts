import { timer } from './timer';
import { closed, type Opened, type OpenWire, tooSlow } from './transport';

/** For browsers and edge runtimes: needs nothing but `fetch`. */
export const openFetchWire: OpenWire = (url, { answerMs }) => {
  const running = new Set<AbortController>();
  let isClosed = false;

  return {
    async begin(method, path, headers) {
      if (isClosed) throw closed();
      const abort = new AbortController();
      running.add(abort);
      const limit = timer(answerMs, () => abort.abort(tooSlow(answerMs)));
      try {
        const target = new URL(path.slice(1), url);
        const response = await fetch(target, { method, headers, redirect: 'manual', signal: abort.signal });
        return opened(response, abort, () => running.delete(abort));
      } catch (error) {
        running.delete(abort);
        throw reasonFor(error, abort);
      } finally {
        clearTimeout(limit);
      }
    },
    close() {
      isClosed = true;
      for (const abort of running) abort.abort(closed());
    },
  };
};

function opened({ status, headers, body }: Response, abort: AbortController, end: () => void): Opened {
  return {
    status,
    headers: Object.fromEntries(headers),
    destroy(reason) {
      end();
      abort.abort(reason);
    },
    // Readers instead of the iterator of the stream, which not every browser has.
    async *[Symbol.asyncIterator]() {
      const reader = body?.getReader();
      try {
        for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
          yield part.value;
      } catch (error) {
        throw reasonFor(error, abort);
      } finally {
        end();
        abort.abort();
      }
    },
  };
}

/** The reason it was ended with; otherwise the runtime's error, with the details of its cause. */
function reasonFor(error: unknown, { signal }: AbortController): unknown {
  if (signal.aborted) return signal.reason;
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
