import { useState } from 'react';
import { splitProblem } from '@/components/shell/split-problem';
import type { Preset } from '@/lib/domain/presets/contract';
import { updatePreset } from '@/lib/domain/presets/queries';
import type { Answer } from '@/lib/platform/client/call';
import { PresetNameBox } from './preset-name-box';
import { StepForm } from './step-form';
import { usePresetChange } from './use-preset-change';

type RenamePresetProps = {
  modelId: string;
  present: Answer<Preset>;
  onBack: () => void;
  onDone: (preset: Preset) => void;
};

/** Gives a preset another name. */
export function RenamePreset({ modelId, present, onBack, onDone }: RenamePresetProps) {
  const [name, setName] = useState(present.data.name);
  const change = usePresetChange(modelId, present, onDone);
  const { fields, rest } = splitProblem(change.error, ['name']);
  const reason =
    name.trim() === '' ? 'Enter a name.' : name.trim() === present.data.name ? 'This is its name.' : null;
  return (
    <StepForm
      label="Rename"
      onSubmit={() => change.send((write) => updatePreset(write, { name }))}
      onBack={onBack}
      reason={reason}
      pending={change.isPending}
      error={rest}
      stale={change.isStale}
      hasTextBox
    >
      <PresetNameBox name={name} onName={setName} error={fields[0]?.message} />
    </StepForm>
  );
}
