import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import type { Editor } from '@/components/editor/use-editor';
import { useDialog } from '@/components/shell/use-dialog';

const PresetsDialog = dynamic(() => import('./presets-dialog').then((module) => module.PresetsDialog), {
  ssr: false,
});

/** Opens the presets of the model: to put one into the form, and to keep the form's values as one. */
export function PresetsButton({ modelId, editor }: { modelId: string; editor: Editor }) {
  const { opened, openings, open, close } = useDialog();
  return (
    <>
      <Button variant="default" aria-haspopup="dialog" onClick={open}>
        Presets
      </Button>
      {openings > 0 && (
        <PresetsDialog key={openings} opened={opened} onClose={close} modelId={modelId} editor={editor} />
      )}
    </>
  );
}
