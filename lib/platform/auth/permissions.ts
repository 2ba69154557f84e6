/** The one vocabulary of rights: scopes of a token, and what a role holds. */
export const permissions = [
  'runtime:read',
  'jobs:write',
  'models:read',
  'config:write',
  'registry:write',
  'admin',
] as const;

export type Permission = (typeof permissions)[number];

/** What an actor must hold: a permission, or one of several. */
export type Needed = Permission | readonly Permission[];

/** Roles in rising order. */
export const roles = ['viewer', 'editor', 'admin'] as const;

export type Role = (typeof roles)[number];

const rights: Record<Role, readonly Permission[]> = {
  viewer: ['models:read', 'runtime:read'],
  editor: ['models:read', 'runtime:read', 'config:write', 'registry:write', 'jobs:write'],
  admin: permissions,
};

/** Whether a role holds a permission. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return rights[role].includes(permission);
}

/** Whether the scopes of a token hold a permission; `admin` holds all. */
export function scopesAllow(scopes: readonly Permission[], permission: Permission): boolean {
  return scopes.includes('admin') || scopes.includes(permission);
}

/** Why a person with this role may not do it: the sentence beside a disabled control, or null where they may. */
export function reasonRefused(role: Role, permission: Permission): string | null {
  if (roleAllows(role, permission)) return null;
  const needed = roles.find((candidate) => roleAllows(candidate, permission));
  return `Your role is ${role}; this needs ${needed}.`;
}
