import { type JobStore, type Log, StoreAwayError } from '../ports';
import { timing } from '../timing';
import { pause } from './pause';

/** The same store, for one job: what cannot be kept now is kept as soon as the store is there again. */
export function persistentStore(store: JobStore, signal: AbortSignal, log: Log): JobStore {
  const again =
    <Arguments extends unknown[], Result>(call: (...args: Arguments) => Promise<Result>) =>
    async (...args: Arguments): Promise<Result> => {
      for (let tries = 0; ; tries += 1) {
        try {
          return await call(...args);
        } catch (error) {
          if (!(error instanceof StoreAwayError)) throw error;
          if (tries === 0) log('warn', `${error.message}: the job goes on when it can be stored`);
          await pause(timing.store, signal);
        }
      }
    };
  return {
    take: again((id) => store.take(id)),
    assign: again((id, assignment) => store.assign(id, assignment)),
    keepImages: again((id, images) => store.keepImages(id, images)),
    mark: again((id, stamp, sendId) => store.mark(id, stamp, sendId)),
    putBack: again((id, wait) => store.putBack(id, wait)),
    keepPrediction: again((id, prediction) => store.keepPrediction(id, prediction)),
    unowned: again((ids) => store.unowned(ids)),
    report: again((id, progress) => store.report(id, progress)),
    isCanceled: again((id) => store.isCanceled(id)),
    finish: again((id, end) => store.finish(id, end)),
    version: again((modelId, version) => store.version(modelId, version)),
  };
}
