import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatValue } from '@/components/diff';
import type { Editor } from '@/components/editor/use-editor';
import { useOverrides } from '@/components/form';
import { notifyDone } from '@/components/shell/notify';
import { Segmented } from '@/components/shell/segmented';
import { sameOverrides } from '@/lib/config-schema';
import type { Preset } from '@/lib/domain/presets/contract';
import { appliedTo, fitOf, misfitText, type Others } from './apply-preset';
import { OverridesDifference } from './overrides-difference';
import classes from './presets.module.css';
import { StepForm } from './step-form';

const choices: { value: Others; label: string }[] = [
  { value: 'keep', label: 'Keep my other changes' },
  { value: 'reset', label: 'Reset the others' },
];

type ApplyPresetProps = { preset: Preset; editor: Editor; onBack: () => void; onDone: () => void };

/** Shows what a preset would change in the form, and puts it there. Nothing is saved. */
export function ApplyPreset({ preset, editor, onBack, onDone }: ApplyPresetProps) {
  const { form, base, refusal } = editor;
  const overrides = useOverrides(form);
  const [others, setOthers] = useState<Others>('keep');
  const fit = useMemo(() => fitOf(form.schema, form.fields, preset.overrides), [form, preset]);
  const next = appliedTo(overrides, fit, others);
  const same = 'The form has these values already.';
  return (
    <StepForm
      label="Put into the form"
      onSubmit={() => {
        form.replaceOverrides(next, `Apply ${preset.name}`);
        notifyDone(`“${preset.name}” is in the form. Nothing is saved yet.`);
        onDone();
      }}
      onBack={onBack}
      reason={refusal ?? (sameOverrides(form.schema, next, overrides) ? same : null)}
    >
      {fit.leftOut.length > 0 && (
        <div>
          <Text size="sm">This does not fit, and is left out:</Text>
          <ul className={classes.misfits}>
            {fit.leftOut.map((each) => (
              <li key={each.path}>
                <code>{formatValue(each.value)}</code> for {misfitText(each, base.version)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Segmented label="Other parameters" options={choices} value={others} onChange={setOthers} />
      </div>
      <OverridesDifference
        form={form}
        before={{ label: 'Form', overrides }}
        after={{ label: 'With the preset', overrides: next }}
        same={same}
      />
    </StepForm>
  );
}
