import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Preset } from '@/lib/domain/presets/contract';
import { ApplyPreset } from './apply-preset-step';
import { DeletePreset } from './delete-preset-step';
import { FreshPreset } from './fresh-preset';
import { NewPreset } from './new-preset-step';
import classes from './presets.module.css';
import { PresetsList } from './presets-list';
import { RenamePreset } from './rename-preset-step';
import { ReplacePreset } from './replace-preset-step';
import { type Step, titleOf } from './step';
import { useBringBack } from './use-bring-back';

/** What was done last. A deleted preset can be brought back. */
type Done = { text: string; deleted?: Preset };

type PresetsDialogProps = { opened: boolean; onClose: () => void; modelId: string; editor: Editor };

/** The presets of a model: the list, and the steps that lead from it and back. */
export function PresetsDialog({ opened, onClose, modelId, editor }: PresetsDialogProps) {
  const [step, setStep] = useState<Step>({ at: 'list' });
  const [done, setDone] = useState<Done | null>(null);
  /** The id of the preset that the list has the focus on. */
  const [focused, setFocused] = useState<string | null>(null);
  const bringBack = useBringBack(modelId, (preset) => finish(`“${preset.name}” is back.`, preset));

  function go(next: Step) {
    setDone(null);
    if ('preset' in next) setFocused(next.preset.id);
    setStep(next);
  }
  function finish(text: string, preset: Preset, deleted?: Preset) {
    setDone({ text, ...(deleted && { deleted }) });
    setFocused(preset.id);
    setStep({ at: 'list' });
  }
  const back = () => go({ at: 'list' });

  return (
    <Modal
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      size="xl"
      title={titleOf(step)}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div role="status" className={classes.done}>
        {done?.text}
        {done?.deleted && (
          <Button
            size="compact-sm"
            variant="default"
            loading={bringBack.isPending}
            onClick={() => done.deleted && bringBack.mutate(done.deleted)}
          >
            Undo
          </Button>
        )}
      </div>
      {step.at === 'list' && <PresetsList modelId={modelId} editor={editor} focused={focused} onStep={go} />}
      {step.at === 'new' && (
        <NewPreset
          modelId={modelId}
          editor={editor}
          onBack={back}
          onDone={(preset) => finish(`“${preset.name}” is saved.`, preset)}
        />
      )}
      {step.at === 'apply' && (
        <ApplyPreset preset={step.preset} editor={editor} onBack={back} onDone={onClose} />
      )}
      {(step.at === 'replace' || step.at === 'rename' || step.at === 'delete') && (
        <FreshPreset modelId={modelId} presetId={step.preset.id} onBack={back}>
          {(present) => {
            const shared = { modelId, present, onBack: back };
            if (step.at === 'rename') {
              return (
                <RenamePreset
                  {...shared}
                  onDone={(preset) => finish(`It is called “${preset.name}” now.`, preset)}
                />
              );
            }
            if (step.at === 'delete') {
              return (
                <DeletePreset
                  {...shared}
                  onDone={(preset) => finish(`“${preset.name}” is deleted.`, preset, preset)}
                />
              );
            }
            return (
              <ReplacePreset
                {...shared}
                editor={editor}
                onDone={(preset) => finish(`“${preset.name}” has the form’s values now.`, preset)}
              />
            );
          }}
        </FreshPreset>
      )}
    </Modal>
  );
}
