import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { useOverrides } from '@/components/form';
import { splitProblem } from '@/components/shell/split-problem';
import type { Preset } from '@/lib/domain/presets/contract';
import { createPreset } from '@/lib/domain/presets/queries';
import { presetsWritten } from '@/lib/domain/presets/written';
import { keepRefusal } from './keep-refusal';
import { PresetNameBox } from './preset-name-box';
import { StepForm } from './step-form';

type NewPresetProps = {
  modelId: string;
  editor: Editor;
  onBack: () => void;
  onDone: (preset: Preset) => void;
};

/** Keeps what the form sets under a name. */
export function NewPreset({ modelId, editor, onBack, onDone }: NewPresetProps) {
  const [name, setName] = useState('');
  const queryClient = useQueryClient();
  const creation = useMutation({
    mutationFn: () => createPreset(modelId, { name, overrides: editor.form.overrides() }),
    onSuccess: async ({ data }) => {
      await presetsWritten(queryClient);
      onDone(data);
    },
  });
  const { fields, rest } = splitProblem(creation.error, ['name']);
  const names = Object.keys(useOverrides(editor.form));
  return (
    <StepForm
      label="Save preset"
      onSubmit={() => creation.mutate()}
      onBack={onBack}
      reason={keepRefusal(editor) ?? (name.trim() === '' ? 'Enter a name.' : null)}
      pending={creation.isPending}
      error={rest}
      hasTextBox
    >
      <Text size="sm">
        It keeps what the form sets, saved or not: <code>{names.join(', ')}</code>. What workers get stays as
        it is.
      </Text>
      <PresetNameBox name={name} onName={setName} error={fields[0]?.message} />
    </StepForm>
  );
}
