export const runtimeConfigPath = '/api/v1/runtime/config';
export const runtimeSnapshotPath = '/api/v1/runtime/snapshot';
export const runtimeStreamPath = '/api/v1/runtime/stream';
export const runtimeInputPath = '/api/v1/runtime/models/{modelId}/input';
