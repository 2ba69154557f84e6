import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { ReasonButton } from '@/components/shell/reason-button';
import { focusOnMount } from './focus-on-mount';

type StepFormProps = {
  children: ReactNode;
  /** The verb on the button. */
  label: string;
  onSubmit: () => void;
  onBack: () => void;
  /** Why it cannot be done now; null where it can. */
  reason?: string | null;
  pending?: boolean;
  error?: unknown;
  /** Somebody else changed the preset first; what is shown is theirs. */
  stale?: boolean;
  destructive?: boolean;
  /** The step has a text box that takes the focus; else Back does. */
  hasTextBox?: boolean;
};

/** One step of the dialog: what it is about, what went wrong, the way back and the way on. */
export function StepForm(props: StepFormProps) {
  const { reason = null, pending = false } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason === null && !pending) props.onSubmit();
      }}
      noValidate
    >
      <Stack gap="md">
        {props.stale && (
          <p role="alert">Somebody else changed this preset meanwhile. It is shown as it is now.</p>
        )}
        {props.children}
        <ProblemAlert error={props.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onBack} ref={props.hasTextBox ? undefined : focusOnMount}>
            Back
          </Button>
          <ReasonButton
            type="submit"
            reason={reason}
            loading={pending}
            color={props.destructive ? 'red' : undefined}
          >
            {props.label}
          </ReasonButton>
        </Group>
      </Stack>
    </form>
  );
}
