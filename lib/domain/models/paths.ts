export const modelsPath = '/api/v1/admin/models';
export const modelPath = '/api/v1/admin/models/{modelId}';
export const importModelPath = '/api/v1/admin/models/import';
export const exportModelPath = '/api/v1/admin/models/{modelId}/export';
export const checkProviderPath = '/api/v1/admin/models/{modelId}/check-provider';
