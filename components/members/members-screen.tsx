'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { useDialog } from '@/components/shell/use-dialog';
import { invitationsQuery, membersQuery } from '@/lib/domain/members/queries';
import { InvitationsTable } from './invitations-table';
import { MembersTable } from './members-table';

const InviteDialog = dynamic(() => import('./invite-dialog'), { ssr: false });

/** Who may sign in: list, invite, roles, suspend; and who may come yet. */
export function MembersScreen() {
  const members = useQuery(membersQuery());
  const invitations = useQuery(invitationsQuery());
  const open = invitations.data?.data.invitations ?? [];
  const invitation = useDialog();
  return (
    <>
      <PageHeader
        title="Members"
        description="Who may sign in, and what they may do. People join with a one-time link."
        actions={<Button onClick={invitation.open}>Invite a member</Button>}
      />
      <PageBody>
        {members.isPending && <Loading what="the members" />}
        {members.isError && !members.data && (
          <Failure
            title="The members could not be read"
            error={members.error}
            onRetry={() => members.refetch()}
            retrying={members.isFetching}
          />
        )}
        {members.data && <MembersTable members={members.data.data.members} />}
        {invitations.isError && !invitations.data && (
          <Failure
            title="The open invitations could not be read"
            error={invitations.error}
            onRetry={() => invitations.refetch()}
            retrying={invitations.isFetching}
          />
        )}
        {open.length > 0 && <InvitationsTable invitations={open} />}
      </PageBody>
      {invitation.openings > 0 && (
        <InviteDialog key={invitation.openings} opened={invitation.opened} onClose={invitation.close} />
      )}
    </>
  );
}
