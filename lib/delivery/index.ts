export { authenticateWorker } from './authenticate-worker';
export { liveModel } from './find-live';
export type { LiveModel } from './live-model';
export { delivery } from './process';
export { answerThroughNext } from './through-next';
