import { Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { SchemaForm, useOverrides } from '@/components/form';
import type { JobInputs } from '@/lib/domain/inputs/contract';
import { BuiltInput } from './built-input';
import { ImageBox } from './image-box';
import { NO_IMAGE, ownImageOf } from './own-image';
import { useJob } from './use-job';
import classes from './worker-input.module.css';

type JobFormProps = { inputs: JobInputs; editor: Editor; isShown: boolean };

/** The inputs of one job to try, and beside them what they would make. Nothing typed here is stored. */
export function JobForm({ inputs, editor, isShown }: JobFormProps) {
  const helpId = useId();
  const [prompt, setPrompt] = useState('');
  const [image, setImage] = useState(NO_IMAGE);
  const { form, job, preview, errorAt } = useJob({
    inputs,
    overrides: useOverrides(editor.form),
    prompt,
    image: image.url,
    isShown,
  });

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
        {inputs.image !== null && (
          <ImageBox image={image} read={ownImageOf} onChange={setImage} error={errorAt('/image')} />
        )}
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
