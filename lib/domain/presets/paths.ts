export const presetsPath = '/api/v1/admin/models/{modelId}/presets';
export const presetPath = '/api/v1/admin/models/{modelId}/presets/{presetId}';
