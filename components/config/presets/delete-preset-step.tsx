import { Text } from '@mantine/core';
import type { Preset } from '@/lib/domain/presets/contract';
import { deletePreset } from '@/lib/domain/presets/queries';
import type { Answer } from '@/lib/platform/client/call';
import { StepForm } from './step-form';
import { usePresetChange } from './use-preset-change';

type DeletePresetProps = {
  modelId: string;
  present: Answer<Preset>;
  onBack: () => void;
  onDone: (preset: Preset) => void;
};

/** Asks before a preset goes. */
export function DeletePreset({ modelId, present, onBack, onDone }: DeletePresetProps) {
  const change = usePresetChange(modelId, present, onDone);
  return (
    <StepForm
      label="Delete"
      onSubmit={() => change.send(deletePreset)}
      onBack={onBack}
      pending={change.isPending}
      error={change.error}
      stale={change.isStale}
      destructive
    >
      <Text>
        “{present.data.name}” sets <code>{Object.keys(present.data.overrides).join(', ')}</code>. It goes for
        everybody. The form and what workers get stay as they are.
      </Text>
    </StepForm>
  );
}
