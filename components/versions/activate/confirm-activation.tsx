import { Alert, Text } from '@mantine/core';
import { DiffTable, formatValue } from '@/components/diff';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import { diff, type JsonObject, segmentsOf } from '@/lib/config-schema';
import type { Model } from '@/lib/domain/models/contract';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import classes from './activate.module.css';
import { isOutdated, useActivate } from './use-activate';
import type { Activation } from './use-activation';

type ConfirmActivationProps = {
  model: Model;
  from: ModelVersion | null;
  to: ModelVersion;
  before: JsonObject;
  etag: string | null;
  activation: Activation;
  refusal: string | null;
  opened: boolean;
  onClose: () => void;
};

/** Names everything that an activation changes, and does it. */
export function ConfirmActivation(props: ConfirmActivationProps) {
  const { model, from, to, before, etag, activation, refusal, opened, onClose } = props;
  const { decisions, isPinned, migration, note, undecided } = activation;
  const activate = useActivate({ model, onDone: onClose, onRefused: activation.refuse });
  const wasOutdated = isOutdated(activate.error);
  const changes = diff(before, migration.config);
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Put version ${to.version} of ${model.name} into production?`}
      confirmLabel={`Activate version ${to.version}`}
      confirmDisabled={refusal !== null || undecided.length > 0}
      onConfirm={() =>
        activate.mutate({
          version: to.version,
          decisions,
          pinMovedDefaults: isPinned,
          note: note.trim() || null,
          ...(etag === null ? {} : { ifMatch: etag }),
        })
      }
      pending={activate.isPending}
      error={wasOutdated ? null : activate.error}
      size="lg"
    >
      {wasOutdated && (
        <Alert color="yellow" variant="outline" role="alert" title="Somebody changed it meanwhile">
          Nothing was activated. What is shown is the present state now, with what you decided.{' '}
          {undecided.length > 0
            ? 'There is more to decide: close this and look.'
            : 'Read it again and confirm, or cancel.'}
        </Alert>
      )}
      <Text>
        {from === null ? 'It is the first one' : `Version ${from.version} goes to staging`}. Workers get it at
        once, {changes.length === 0 ? 'with the values that they have today' : 'with these values'}; you can
        take it back afterwards.
      </Text>
      <ul className={classes.effects}>
        {Object.entries(decisions).map(([path, decision]) => (
          <li key={path}>
            <code>{segmentsOf(path).join('.') || 'all stored values'}</code>{' '}
            {'value' in decision ? `is set to ${formatValue(decision.value)}` : 'is dropped'}
          </li>
        ))}
        {isPinned && <li>Inherited values stay as they are today, pinned.</li>}
      </ul>
      {changes.length > 0 && (
        <DiffTable
          changes={changes}
          beforeLabel="Now"
          afterLabel="Then"
          caption="What workers get now and then"
        />
      )}
    </ConfirmDialog>
  );
}
