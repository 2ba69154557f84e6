export { createReplicateClient } from './client';
export { failureOf } from './outcome';
export { readPrediction } from './read-prediction';
export { verifyWebhook } from './verify-webhook';
export { isVersionHash } from './version-hash';
