import type { Role } from '@/lib/platform/auth/permissions';

/** What a role allows; completes "can …". The rule itself: lib/platform/auth/permissions.ts. */
export const roleTexts: Record<Role, string> = {
  viewer: 'see models, their configs and history, and the audit',
  editor: 'see models and the audit, and change configs, models and the active model',
  admin: 'do everything, members and API tokens included',
};
