import { Text } from '@mantine/core';
import type { Editor } from '@/components/editor/use-editor';
import { useOverrides } from '@/components/form';
import { sameOverrides } from '@/lib/config-schema';
import type { Preset } from '@/lib/domain/presets/contract';
import { updatePreset } from '@/lib/domain/presets/queries';
import type { Answer } from '@/lib/platform/client/call';
import { keepRefusal } from './keep-refusal';
import { OverridesDifference } from './overrides-difference';
import { StepForm } from './step-form';
import { usePresetChange } from './use-preset-change';

type ReplacePresetProps = {
  modelId: string;
  present: Answer<Preset>;
  editor: Editor;
  onBack: () => void;
  onDone: (preset: Preset) => void;
};

/** Replaces all that a preset sets by what the form sets, after a look at the difference. */
export function ReplacePreset({ modelId, present, editor, onBack, onDone }: ReplacePresetProps) {
  const change = usePresetChange(modelId, present, onDone);
  const { form } = editor;
  const overrides = useOverrides(form);
  const isSame =
    sameOverrides(form.schema, overrides, present.data.overrides) && present.data.errors.length === 0;
  return (
    <StepForm
      label="Update preset"
      onSubmit={() => change.send((write) => updatePreset(write, { overrides: form.overrides() }))}
      onBack={onBack}
      reason={keepRefusal(editor) ?? (isSame ? 'It has the form’s values already.' : null)}
      pending={change.isPending}
      error={change.error}
      stale={change.isStale}
    >
      <Text size="sm">All that it sets is replaced by what the form sets, saved or not.</Text>
      <OverridesDifference
        form={form}
        before={{ label: 'Preset', overrides: present.data.overrides }}
        after={{ label: 'Form', overrides }}
        same="Preset and form have the same values."
      />
    </StepForm>
  );
}
