export const promptsPath = '/api/v1/admin/prompts';
export const promptSchemaPath = '/api/v1/admin/prompts/schema';
export const promptRevisionsPath = '/api/v1/admin/prompts/revisions';
export const promptRevisionPath = '/api/v1/admin/prompts/revisions/{revision}';
export const restorePromptRevisionPath = '/api/v1/admin/prompts/revisions/{revision}/restore';
