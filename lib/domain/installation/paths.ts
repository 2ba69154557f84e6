export const installationPath = '/api/v1/admin/installation';
export const adoptionPath = '/api/v1/admin/installation/adopt';
