import { randomUUID } from 'node:crypto';
import { type Needed, type Permission, type Role, roleAllows, scopesAllow } from './auth/permissions';
import { type Database, database } from './db/client';
import { ProblemError } from './errors';

/** Who acts: a person, a token of the organisation, or the product itself. */
export type Actor =
  | { kind: 'user'; id: string; name: string; email: string; role: Role }
  | { kind: 'token'; id: string; name: string; scopes: readonly Permission[] }
  | { kind: 'system'; id: 'system'; name: string };

/** What every operation is given: who asks, under which request id, and the connection (inside a transaction: that one). */
export type Context<Who extends Actor = Actor> = { actor: Who; requestId: string; db: Database };

/** The product itself. */
export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Modelboard' };

/** The context of the product's own work: start, scripts. */
export function systemContext(db: Database = database()): Context {
  return { actor: SYSTEM, requestId: randomUUID(), db };
}

/** Whether the actor holds the permission. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'user' ? roleAllows(actor.role, permission) : scopesAllow(actor.scopes, permission);
}

/** Throws `forbidden` with the permission that is missing. Routes and operations both call it. */
export function requirePermission(actor: Actor, needed: Needed): void {
  const either = [needed].flat();
  if (either.some((permission) => isAllowed(actor, permission))) return;
  const permission = either.join(' or ');
  const holder = actor.kind === 'user' ? `Your role is ${actor.role}` : 'This token lacks a scope';
  throw new ProblemError('forbidden', `${holder}: the permission ${permission} is missing.`, {
    members: { permission },
  });
}

/**
 * The actor whose own jobs, runs and images are all that it may read: a token that sends jobs and does not read models.
 * Null: it may read those of everyone.
 */
export function onlyOwnOf(actor: Actor): Actor | null {
  return actor.kind !== 'token' || isAllowed(actor, 'models:read') ? null : actor;
}

/** The columns that copy the actor into a row. */
export function actorColumns(actor: Actor): { actorKind: Actor['kind']; actorId: string; actorName: string } {
  return { actorKind: actor.kind, actorId: actor.id, actorName: actor.name };
}
