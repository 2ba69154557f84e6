'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyDone } from '@/components/shell/notify';
import { useSession } from '@/components/shell/session';
import type { Member } from '@/lib/domain/members/contract';
import { invitationsPath, membersPath } from '@/lib/domain/members/paths';
import { updateMember } from '@/lib/domain/members/queries';

type Change = Parameters<typeof updateMember>[1];

/** Changes one member. `done` makes the sentence that is shown afterwards. */
export function useMemberUpdate(member: Member, onClose: () => void, done: (member: Member) => string) {
  const queryClient = useQueryClient();
  const { id: ownId } = useSession();
  return useMutation({
    mutationFn: (change: Change) => updateMember(member.id, change),
    onSuccess: async ({ data }) => {
      // One's own rights: this page is lost with them. A full load, since the frame goes by the role, too.
      if (member.id === ownId) return window.location.assign('/');
      onClose();
      notifyDone(done(data));
      // Who is no admin any more loses open invitations.
      const changed = [membersPath, invitationsPath];
      await Promise.all(changed.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
    },
  });
}
