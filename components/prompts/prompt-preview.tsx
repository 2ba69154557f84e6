import { NativeSelect, Textarea } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { useOverrides } from '@/components/form';
import { CopyButton } from '@/components/shell/copy-button';
import { buildPrompt } from '@/lib/worker/prompts';
import { libraryOf } from './library-of';
import classes from './prompt-preview.module.css';

/** The prompt that a job would get from the texts in the form, saved or not. Nothing chosen here is stored. */
export function PromptPreview({ editor }: { editor: Editor }) {
  const titleId = useId();
  const { form } = editor;
  const overrides = useOverrides(form);
  const library = useMemo(() => libraryOf(form.schema, overrides), [form.schema, overrides]);
  const [roomType, setRoomType] = useState('living_room');
  const [style, setStyle] = useState('modern');
  const [own, setOwn] = useState('');
  const built = library && buildPrompt({ library, roomType, style, prompt: own });

  return (
    <section aria-labelledby={titleId} className={classes.preview}>
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          Preview
        </h2>
        {built && <CopyButton label="Copy the prompt" text={() => built.prompt} />}
      </div>
      <div className={classes.choices}>
        <NativeSelect
          label="Room type"
          value={roomType}
          onChange={(event) => setRoomType(event.currentTarget.value)}
          data={choicesOf('No room type', library?.rooms, library?.own_rooms)}
        />
        <NativeSelect
          label="Style"
          value={style}
          onChange={(event) => setStyle(event.currentTarget.value)}
          data={choicesOf('No style', library?.styles, library?.own_styles)}
        />
      </div>
      <Textarea
        label="The job’s own prompt (optional)"
        autosize
        minRows={1}
        maxRows={5}
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      {built ? (
        <>
          {built.warnings.map(({ path, message }) => (
            <p key={path} className={classes.note}>
              {message}
            </p>
          ))}
          <output aria-label="Prompt" className={classes.prompt}>
            {built.prompt}
          </output>
          <p className={classes.note}>{built.prompt.length.toLocaleString('en')} characters</p>
        </>
      ) : (
        <p className={classes.note}>There is no preview while something in the form is not a text.</p>
      )}
    </section>
  );
}

/** None, and each name once. Jobs may name the default, too, but need not. */
function choicesOf(none: string, ...sources: (Record<string, string> | undefined)[]) {
  const names = new Set(sources.flatMap((texts) => Object.keys(texts ?? {})));
  names.delete('default');
  return [{ value: '', label: none }, ...[...names].map((name) => ({ value: name, label: titleOf(name) }))];
}

function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
