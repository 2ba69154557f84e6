'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { notifyDone } from '@/components/shell/notify';
import { useSession } from '@/components/shell/session';
import type { Member } from '@/lib/domain/members/contract';
import { membersPath } from '@/lib/domain/members/paths';
import { updateMember } from '@/lib/domain/members/queries';

type Change = Parameters<typeof updateMember>[1];

/** Changes one member. `done` makes the sentence that is shown afterwards. */
export function useMemberUpdate(member: Member, onClose: () => void, done: (member: Member) => string) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { id: ownId } = useSession();
  return useMutation({
    mutationFn: (change: Change) => updateMember(member.id, change),
    onSuccess: async ({ data }) => {
      onClose();
      notifyDone(done(data));
      // Whoever changes their own rights loses this page: the server draws what is left, and the list is no longer theirs.
      if (member.id === ownId) router.refresh();
      else await queryClient.invalidateQueries({ queryKey: [membersPath] });
    },
  });
}
