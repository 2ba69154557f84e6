'use client';

import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import { activationEventQuery } from '@/lib/domain/registry/queries';
import { UndoActivationDialog } from './undo-activation-dialog';

type UndoActivationOfProps = { modelId: string; revision: number; opened: boolean; onClose: () => void };

/** The same for an activation that is known by the config revision that came with it. */
export function UndoActivationOf({ modelId, revision, ...dialog }: UndoActivationOfProps) {
  const query = useQuery(activationEventQuery(modelId, revision));
  const opened = useOpenedOnceMounted(dialog.opened);
  if (query.data) return <UndoActivationDialog event={query.data} {...dialog} />;
  return (
    <Modal opened={opened} onClose={dialog.onClose} title="Take the activation back?" size="lg">
      {query.isError ? (
        <Failure
          title="The activation could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : query.isPending ? (
        <Loading what="the activation" />
      ) : (
        <Empty title="There is no such activation">Look at the timeline on the model’s Versions tab.</Empty>
      )}
    </Modal>
  );
}
