import type { Permission } from '@/lib/platform/auth/permissions';

/** What a scope lets the holder of a token do. The rule itself: lib/platform/auth/permissions.ts. */
export const scopeTexts: Record<Permission, string> = {
  'runtime:read': 'Read the live config, as workers do.',
  'jobs:write': 'Start and cancel jobs. Without models:read it sees only its own jobs, runs and images.',
  'models:read': 'Read models, configs, history and audit.',
  'config:write': 'Change configs and the active model.',
  'registry:write': 'Change models and register versions.',
  admin: 'Everything, members and tokens included.',
};
