import { Button } from '@mantine/core';
import { ActionBar } from '@/components/shell/action-bar';
import { Link } from '@/components/shell/link';
import { versionsHref } from '@/components/shell/model-hrefs';
import { ReasonButton } from '@/components/shell/reason-button';
import { useDialog } from '@/components/shell/use-dialog';
import type { JsonObject } from '@/lib/config-schema';
import type { Model } from '@/lib/domain/models/contract';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import { decisionId } from './breaking';
import { ConfirmActivation } from './confirm-activation';
import type { Activation } from './use-activation';

type ActivateBarProps = {
  model: Model;
  from: ModelVersion | null;
  to: ModelVersion;
  /** What workers get today. */
  before: JsonObject;
  /** Of the config that the decisions were made for. */
  etag: string | null;
  activation: Activation;
  refusal: string | null;
};

/** Along the lower edge: the note, why it cannot be done yet, Cancel and Activate. */
export function ActivateBar(props: ActivateBarProps) {
  const { model, to, activation, refusal } = props;
  const { undecided, note, setNote } = activation;
  const dialog = useDialog();
  const names = undecided.map(({ title }) => title || 'all stored values');
  const missing =
    undecided.length === 0
      ? null
      : `${undecided.length === 1 ? '1 value needs' : `${undecided.length} values need`} a decision: ${names.join(', ')}`;
  const [first] = undecided;
  const reason = refusal ?? missing;
  const toFirst = () => first && document.getElementById(decisionId(first.path))?.focus();
  return (
    <>
      <ActionBar
        label="Activate"
        note={note}
        onNote={setNote}
        isReadOnly={refusal !== null}
        reason={reason}
        onJump={refusal === null ? toFirst : null}
      >
        <Button component={Link} href={versionsHref(model)} variant="default">
          Cancel
        </Button>
        <ReasonButton reason={reason} onClick={dialog.open}>
          Activate version {to.version}…
        </ReasonButton>
      </ActionBar>
      {dialog.openings > 0 && (
        <ConfirmActivation key={dialog.openings} {...props} opened={dialog.opened} onClose={dialog.close} />
      )}
    </>
  );
}
