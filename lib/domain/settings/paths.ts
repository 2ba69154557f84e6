export const activeModelPath = '/api/v1/admin/settings/model';
