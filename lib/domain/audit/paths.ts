export const auditPath = '/api/v1/admin/audit';
