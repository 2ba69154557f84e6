import { Alert } from '@mantine/core';
import { RelativeTime } from '@/components/shell/relative-time';
import type { ActivationPreview } from './activation-preview-query';

/** Says that somebody else changed the active model while the dialog was open. Nothing was changed by this person. */
export function ChangedMeanwhile({ preview: { present, from, to } }: { preview: ActivationPreview }) {
  return (
    <Alert color="yellow" variant="light" role="alert" title="The active model was changed meanwhile">
      {present.updated_by} made {from.model.name} active <RelativeTime time={present.updated_at} />. Your
      change was not made.{' '}
      {from.model.id === to.model.id ? 'It is no longer needed.' : 'Confirm again to replace it.'}
    </Alert>
  );
}
