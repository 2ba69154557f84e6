export const inputPreviewPath = '/api/v1/admin/models/{modelId}/input-preview';
