import { z } from 'zod';
import { PASSWORD_LENGTH } from '@/lib/platform/auth/password-length';
import { roles } from '@/lib/platform/auth/permissions';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { nextCursor, paging, timestamp } from '@/lib/platform/http/schemas';
import { acceptInvitationPath, invitationPath, invitationsPath, memberPath, membersPath } from './paths';

export const member = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    suspended: z.boolean(),
    created_at: timestamp,
    last_seen_at: timestamp.nullable().describe('The last sign-in or renewed session'),
  })
  .meta({ id: 'Member' });

export type Member = z.infer<typeof member>;

export const memberList = z.object({ members: z.array(member), next_cursor: nextCursor });

export type MemberList = z.infer<typeof memberList>;

export const listMembersEndpoint = defineEndpoint({
  id: 'listMembers',
  method: 'GET',
  path: membersPath,
  summary: 'Who may sign in',
  tag: 'Members',
  permission: 'admin',
  query: z.object(paging),
  response: memberList,
});

export const inviteMemberBody = z.strictObject({
  role: z.enum(roles),
  email: z.email('Enter an e-mail address such as ada@example.com').optional(),
});

export const invitation = z
  .object({ id: z.string(), url: z.string().describe('Shown only here'), expires_at: timestamp })
  .meta({ id: 'Invitation' });

export type Invitation = z.infer<typeof invitation>;

export const inviteMemberEndpoint = defineEndpoint({
  id: 'inviteMember',
  method: 'POST',
  path: invitationsPath,
  summary: 'Make a one-time link that lets a person join with a role',
  tag: 'Members',
  permission: 'admin',
  body: inviteMemberBody,
  response: invitation,
  status: 201,
});

export const openInvitation = z
  .object({
    id: z.string(),
    role: z.enum(roles),
    email: z.string().nullable().describe('Who may use it; null: whoever has the link'),
    created_at: timestamp,
    created_by: z.string(),
    expires_at: timestamp,
  })
  .meta({ id: 'OpenInvitation' });

export type OpenInvitation = z.infer<typeof openInvitation>;

export const invitationList = z.object({ invitations: z.array(openInvitation), next_cursor: nextCursor });

export type InvitationList = z.infer<typeof invitationList>;

export const listInvitationsEndpoint = defineEndpoint({
  id: 'listInvitations',
  method: 'GET',
  path: invitationsPath,
  summary: 'The one-time links that can still be used, newest first',
  tag: 'Members',
  permission: 'admin',
  query: z.object(paging),
  response: invitationList,
});

export const revokeInvitationEndpoint = defineEndpoint({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: invitationPath,
  summary: 'Revoke an invitation: its link lets nobody join any more',
  tag: 'Members',
  permission: 'admin',
  response: openInvitation,
});

export const updateMemberEndpoint = defineEndpoint({
  id: 'updateMember',
  method: 'PATCH',
  path: memberPath,
  summary:
    'Change a role, suspend or bring back a member. The open invitations of who is no admin any more are revoked',
  tag: 'Members',
  permission: 'admin',
  body: z.strictObject({ role: z.enum(roles).optional(), suspended: z.boolean().optional() }),
  response: member,
  problems: ['conflict'],
});

/** What a person types on the page behind an invitation or an admin link. */
export const acceptInvitationBody = z.strictObject({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1, 'Enter your name').max(100),
  email: z.email('Enter an e-mail address such as ada@example.com').max(254),
  password: z
    .string()
    .min(PASSWORD_LENGTH.min, `Use at least ${PASSWORD_LENGTH.min} characters`)
    .max(PASSWORD_LENGTH.max, `Use at most ${PASSWORD_LENGTH.max} characters`),
});

export type AcceptInvitation = z.infer<typeof acceptInvitationBody>;

/** Sign-in itself: not part of the OpenAPI document. */
export const acceptInvitationEndpoint = defineEndpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: acceptInvitationPath,
  summary: 'Join with a one-time link',
  tag: 'Sign-in',
  permission: null,
  body: acceptInvitationBody,
  response: member,
  status: 201,
  problems: ['conflict'],
});
