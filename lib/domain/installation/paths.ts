export const installationPath = '/api/v1/admin/installation';
export const dismissalPath = '/api/v1/admin/installation/alarms/dismiss';
export const adoptionPath = '/api/v1/admin/installation/adopt';
