import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { ReasonButton } from '@/components/shell/reason-button';
import { RelativeTime } from '@/components/shell/relative-time';
import type { Preset } from '@/lib/domain/presets/contract';
import { fitOf, misfitText } from './apply-preset';
import { focusOnMount } from './focus-on-mount';
import { keepRefusal } from './keep-refusal';
import classes from './presets.module.css';
import type { Step } from './step';

type PresetRowProps = {
  preset: Preset;
  editor: Editor;
  /** The focus starts here. */
  isStart: boolean;
  onStep: (step: Step) => void;
};

/** One preset: what it is called, how much it sets, who saved it, what of it does not fit, and what can be done. */
export function PresetRow({ preset, editor, isStart, onStep }: PresetRowProps) {
  const { form, base, refusal } = editor;
  const { name, overrides, updated_by, updated_at } = preset;
  const { leftOut } = useMemo(() => fitOf(form.schema, form.fields, overrides), [form, overrides]);
  const count = Object.keys(overrides).length;
  const others: { at: 'replace' | 'rename' | 'delete'; label: string; reason: string | null }[] = [
    { at: 'replace', label: 'Update', reason: keepRefusal(editor) },
    { at: 'rename', label: 'Rename', reason: refusal },
    { at: 'delete', label: 'Delete', reason: refusal },
  ];
  return (
    <li className={classes.preset}>
      <div className={classes.about}>
        <div className={classes.name}>{name}</div>
        <div className={classes.details}>
          {count === 1 ? '1 parameter' : `${count} parameters`}, by {updated_by},{' '}
          <RelativeTime time={updated_at} />
        </div>
        {leftOut.length > 0 && (
          <ul className={classes.misfits}>
            {leftOut.map((each) => (
              <li key={each.path}>{misfitText(each, base.version)}</li>
            ))}
          </ul>
        )}
      </div>
      <div className={classes.buttons}>
        <Button
          ref={isStart ? focusOnMount : undefined}
          data-autofocus={isStart || undefined}
          size="compact-sm"
          variant="default"
          aria-label={`Apply ${name}`}
          onClick={() => onStep({ at: 'apply', preset })}
        >
          Apply…
        </Button>
        {others.map(({ at, label, reason }) => (
          <ReasonButton
            key={at}
            size="compact-sm"
            variant="subtle"
            aria-label={`${label} ${name}`}
            reason={reason}
            onClick={() => onStep({ at, preset })}
          >
            {label}…
          </ReasonButton>
        ))}
      </div>
    </li>
  );
}
