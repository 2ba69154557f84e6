export const jobsPath = '/api/v1/jobs';
export const jobPath = '/api/v1/jobs/{id}';
export const cancelJobPath = '/api/v1/jobs/{id}/cancel';
export const configOutcomePath = '/api/v1/admin/models/{modelId}/config/outcome';
export const trialsPath = '/api/v1/admin/models/{modelId}/trials';
export const providerPath = '/api/v1/admin/provider';
