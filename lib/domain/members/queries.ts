import { queryOptions } from '@tanstack/react-query';
import type { Role } from '@/lib/platform/auth/permissions';
import { call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type {
  AcceptInvitation,
  Invitation,
  InvitationList,
  Member,
  MemberList,
  OpenInvitation,
} from './contract';
import { acceptInvitationPath, invitationPath, invitationsPath, memberPath, membersPath } from './paths';

export const membersQuery = () =>
  queryOptions({
    queryKey: [membersPath],
    queryFn: ({ signal }) => call<MemberList>('GET', fillPath(membersPath, {}, { limit: 1000 }), { signal }),
  });

export const inviteMember = (body: { role: Role; email?: string }) =>
  call<Invitation>('POST', invitationsPath, { body });

export const invitationsQuery = () =>
  queryOptions({
    queryKey: [invitationsPath],
    queryFn: ({ signal }) =>
      call<InvitationList>('GET', fillPath(invitationsPath, {}, { limit: 1000 }), { signal }),
  });

export const revokeInvitation = (invitationId: string) =>
  call<OpenInvitation>('DELETE', fillPath(invitationPath, { invitationId }));

export const updateMember = (memberId: string, body: { role?: Role; suspended?: boolean }) =>
  call<Member>('PATCH', fillPath(memberPath, { memberId }), { body });

export const acceptInvitation = (body: AcceptInvitation) =>
  call<Member>('POST', acceptInvitationPath, { body });
