const model = '/api/v1/admin/models/{modelId}';

export const configPath = `${model}/config` as const;
export const validateConfigPath = `${model}/config/validate` as const;
export const configSchemaPath = `${model}/config/schema` as const;
export const revisionsPath = `${model}/config/revisions` as const;
export const revisionPath = `${model}/config/revisions/{revision}` as const;
export const restoreRevisionPath = `${model}/config/revisions/{revision}/restore` as const;
