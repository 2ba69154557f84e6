import type { Role } from '@/lib/platform/auth/permissions';

/** What a role allows, in one sentence. The rule itself: lib/platform/auth/permissions.ts. */
export const roleTexts: Record<Role, string> = {
  viewer: 'Viewers see models, their configs and history, and the audit.',
  editor: 'Editors also change configs, models and the active model.',
  admin: 'Admins also manage members and API tokens.',
};
