import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import type { Role } from '@/lib/platform/auth/permissions';
import type { AcceptInvitation } from './contract';
import { acceptInvitationPath, invitationPath, invitationsPath, memberPath, membersPath } from './paths';

export const membersQuery = () =>
  queryOptions({
    queryKey: [membersPath],
    queryFn: ({ signal }) => request('GET', membersPath, { query: { limit: 1000 }, signal }),
  });

export const inviteMember = (body: { role: Role; email?: string }) =>
  request('POST', invitationsPath, { body });

export const invitationsQuery = () =>
  queryOptions({
    queryKey: [invitationsPath],
    queryFn: ({ signal }) => request('GET', invitationsPath, { query: { limit: 1000 }, signal }),
  });

export const revokeInvitation = (invitationId: string) =>
  request('DELETE', invitationPath, { params: { invitationId } });

export const updateMember = (memberId: string, body: { role?: Role; suspended?: boolean }) =>
  request('PATCH', memberPath, { params: { memberId }, body });

export const acceptInvitation = (body: AcceptInvitation) => request('POST', acceptInvitationPath, { body });
