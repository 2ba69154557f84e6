import { NativeSelect, Textarea } from '@mantine/core';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { Segmented } from '@/components/shell/segmented';
import classes from './try-it.module.css';
import type { PromptSource, TrialPrompt } from './use-prompt';

const sources: { value: PromptSource; label: string }[] = [
  { value: 'own', label: 'Own prompt' },
  { value: 'library', label: 'Room and style' },
];

/** The prompt of a trial: of one's own, or from the prompt library, where it is shown as it will be sent. */
export function PromptBox({ prompt, error }: { prompt: TrialPrompt; error: string | undefined }) {
  return (
    <>
      <div>
        <Segmented
          label="Prompt from"
          options={sources}
          value={prompt.source}
          onChange={(source) => prompt.setSource(source)}
        />
      </div>
      {prompt.source === 'own' ? (
        <Textarea
          label="Prompt"
          autosize
          minRows={2}
          maxRows={8}
          value={prompt.text}
          onChange={(event) => prompt.setText(event.currentTarget.value)}
          error={error}
        />
      ) : (
        <>
          <div className={classes.pair}>
            <Choice label="Room" names={prompt.rooms} value={prompt.room} onChange={prompt.setRoom} />
            <Choice label="Style" names={prompt.styles} value={prompt.style} onChange={prompt.setStyle} />
          </div>
          <ProblemAlert error={prompt.error} />
          {prompt.prompt !== '' && (
            <details className={classes.built}>
              <summary>The prompt that is built</summary>
              <p>{prompt.prompt}</p>
            </details>
          )}
        </>
      )}
    </>
  );
}

type ChoiceProps = { label: string; names: string[]; value: string; onChange: (name: string) => void };

function Choice({ label, names, value, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: 'None' },
        ...names.map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
      ]}
    />
  );
}
