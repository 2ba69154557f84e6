export const workersPath = '/api/v1/admin/workers';
