export const runtimeConfigPath = '/api/v1/runtime/config';
export const runtimeSnapshotPath = '/api/v1/runtime/snapshot';
