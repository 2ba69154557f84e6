export const modelsPath = '/api/v1/admin/models';
export const modelPath = '/api/v1/admin/models/{modelId}';
