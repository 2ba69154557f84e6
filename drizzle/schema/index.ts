export { apiTokens } from './api-tokens';
export { auditEvents } from './audit-events';
export { installation, snapshotCounter } from './installation';
export { invitations } from './invitations';
export { configRevisions, modelConfigs } from './model-configs';
export { modelVersionEvents, modelVersions, type VersionAction, type VersionStatus } from './model-versions';
export { models } from './models';
export { settingRevisions, settings } from './settings';
export { accounts, rateLimits, sessions, users, verifications } from './users';
