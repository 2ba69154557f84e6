import { Textarea } from '@mantine/core';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { SchemaForm, useOverrides, useSchemaForm } from '@/components/form';
import type { JsonObject } from '@/lib/config-schema';
import type { JobInputs } from '@/lib/domain/inputs/contract';
import { BuiltInput } from './built-input';
import { ImageBox } from './image-box';
import type { OwnImage } from './own-image';
import { useInputPreview } from './use-input-preview';
import classes from './worker-input.module.css';

type JobFormProps = { inputs: JobInputs; editor: Editor; isShown: boolean };

const NO_IMAGE: OwnImage = { url: '', file: null };

/** The inputs of one job to try, and beside them what they would make. Nothing typed here is stored. */
export function JobForm({ inputs, editor, isShown }: JobFormProps) {
  const helpId = useId();
  const [prompt, setPrompt] = useState('');
  const [image, setImage] = useState(NO_IMAGE);
  const form = useSchemaForm({ schema: inputs.json_schema, overrides: {} });
  const others = useOverrides(form);
  const job = useMemo(
    (): JsonObject => ({
      ...(inputs.prompt && { prompt }),
      ...(inputs.image !== null && { image: image.url }),
      ...others,
    }),
    [inputs, prompt, image, others],
  );
  const preview = useInputPreview({ inputs, overrides: editor.overrides, job, isShown });
  const errors = preview.answer?.errors ?? [];
  const errorAt = (path: string) =>
    errors.find((error) => error.part === 'inputs' && isWithin(error.path, path))?.message;

  const { answer, asked } = preview;
  useEffect(() => {
    if (!answer || !asked) return;
    const own = Object.fromEntries(
      Object.entries(asked).filter(([name]) => name !== 'prompt' && name !== 'image'),
    );
    form.refuse(
      answer.errors.filter(
        ({ part, path }) =>
          part === 'inputs' && !['/prompt', '/image'].some((apart) => isWithin(path, apart)),
      ),
      own,
    );
  }, [answer, asked, form]);

  return (
    <div className={classes.columns}>
      <section aria-label="A job to try" aria-describedby={helpId} className={classes.job}>
        <p id={helpId} className={classes.help}>
          A job to try with the values of the form, saved or not. Nothing of it is stored, and no provider is
          asked.
        </p>
        {inputs.prompt && (
          <Textarea
            label="Prompt"
            autosize
            minRows={2}
            maxRows={8}
            value={prompt}
            onChange={(event) => setPrompt(event.currentTarget.value)}
            error={errorAt('/prompt')}
          />
        )}
        {inputs.image !== null && <ImageBox image={image} onChange={setImage} error={errorAt('/image')} />}
        {inputs.image === null && <p className={classes.help}>The model takes no image.</p>}
        {inputs.secrets.length > 0 && (
          <p className={classes.help}>
            Each job brings its own secrets, which are not asked for here: {inputs.secrets.join(', ')}.
          </p>
        )}
        {form.fields.length > 0 && <SchemaForm form={form} label="Other inputs" />}
      </section>
      <BuiltInput preview={preview} job={job} modelId={inputs.model_id} editor={editor} />
    </div>
  );
}

function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}
