import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@/components/editor/use-editor';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { ReasonButton } from '@/components/shell/reason-button';
import { presetsQuery } from '@/lib/domain/presets/queries';
import { keepRefusal } from './keep-refusal';
import { PresetRow } from './preset-row';
import classes from './presets.module.css';
import type { Step } from './step';

type PresetsListProps = {
  modelId: string;
  editor: Editor;
  /** The id of the preset that the person came back from. */
  focused: string | null;
  onStep: (step: Step) => void;
};

/** The presets by name, each with what can be done with it. */
export function PresetsList({ modelId, editor, focused, onStep }: PresetsListProps) {
  const query = useQuery(presetsQuery(modelId));
  if (query.isLoadingError) {
    return (
      <Failure
        title="The presets could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  if (!query.data) return <Loading what="the presets" lines={4} />;
  const { presets } = query.data.data;
  const start = presets.find(({ id }) => id === focused) ?? presets[0];
  return (
    <Stack gap="md">
      {presets.length === 0 ? (
        <p className={classes.note}>
          There is none yet. Set parameters in the form and save them here under a name, such as “fast draft”.
        </p>
      ) : (
        <ul className={classes.list}>
          {presets.map((preset) => (
            <PresetRow
              key={preset.id}
              preset={preset}
              editor={editor}
              isStart={preset === start}
              onStep={onStep}
            />
          ))}
        </ul>
      )}
      <Group justify="flex-end">
        <ReasonButton reason={keepRefusal(editor)} onClick={() => onStep({ at: 'new' })}>
          Save the form’s values as a preset…
        </ReasonButton>
      </Group>
    </Stack>
  );
}
