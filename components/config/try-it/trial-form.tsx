import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { SchemaForm, useOverrides } from '@/components/form';
import { StartError } from '@/components/result';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import type { JobInputs } from '@/lib/domain/inputs/contract';
import type { Provider } from '@/lib/domain/jobs/contract';
import { createTrial, hasEnded, jobQuery } from '@/lib/domain/jobs/queries';
import { runsPath } from '@/lib/domain/runs/paths';
import { BuiltInput } from '../worker-input/built-input';
import { Findings } from '../worker-input/findings';
import { ImageBox } from '../worker-input/image-box';
import { NO_IMAGE, ownImageOf } from '../worker-input/own-image';
import { useJob } from '../worker-input/use-job';
import classes from '../worker-input/worker-input.module.css';
import { NoKey } from './no-key';
import { PromptBox } from './prompt-box';
import { reasonNotToRun } from './reason-not-to-run';
import { storedImageOf } from './stored-image-of';
import { TrialResult } from './trial-result';
import { usePrompt } from './use-prompt';

type TrialFormProps = {
  inputs: JobInputs;
  provider: Provider;
  editor: Editor;
  isArchived: boolean;
  isShown: boolean;
};

/** The inputs of a trial, and beside them what came out; without a key for the provider, what would have been sent. */
export function TrialForm({ inputs, provider, editor, isArchived, isShown }: TrialFormProps) {
  const helpId = useId();
  const reasonId = useId();
  const queryClient = useQueryClient();
  const forbidden = usePermission('jobs:write');
  const prompt = usePrompt();
  const [image, setImage] = useState(NO_IMAGE);
  const [jobId, setJobId] = useState<string | null>(null);
  const last = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== null }).data?.data;
  const { form, others, job, preview, errorAt } = useJob({
    inputs,
    overrides: useOverrides(editor.form),
    prompt: prompt.prompt,
    image: image.url,
    isShown,
  });
  const trial = useMutation({
    mutationFn: createTrial,
    onSuccess: (answer) => {
      queryClient.setQueryData(jobQuery(answer.data.id).queryKey, answer);
      setJobId(answer.data.id);
    },
  });
  const hasResult = last !== undefined && hasEnded(last);
  useEffect(() => {
    // The list of the last runs below shows it, too.
    if (hasResult) void queryClient.invalidateQueries({ queryKey: [runsPath] });
  }, [hasResult, queryClient]);

  const refusal = forbidden ?? (isArchived ? 'This model is archived. Bring it back to run it.' : null);
  const isRunning = trial.isPending || (last !== undefined && !hasResult);
  const { reason, jump } = reasonNotToRun({ refusal, provider, editor, preview, isRunning });
  // Those of inputs stand at their boxes.
  const ofValues = preview.answer?.errors.filter(({ part }) => part === 'config') ?? [];

  function run() {
    trial.mutate({
      modelId: inputs.model_id,
      version: inputs.version,
      overrides: editor.form.overrides(),
      request: {
        ...(inputs.prompt && prompt.request),
        ...(inputs.image !== null && image.url !== '' && { image: image.stored ?? image.url }),
        ...(Object.keys(others).length > 0 && { inputs: others }),
      },
    });
  }

  return (
    <div className={classes.columns}>
      <section aria-label="A trial" aria-describedby={helpId} className={classes.job}>
        <p id={helpId} className={classes.help}>
          Runs the values of the form, saved or not. The provider is called, which may cost money; workers go
          on with what is saved.
        </p>
        {inputs.prompt && <PromptBox prompt={prompt} error={errorAt('/prompt')} />}
        {inputs.image !== null && (
          <ImageBox
            image={image}
            read={provider.configured && forbidden === null ? storedImageOf : ownImageOf}
            onChange={setImage}
            error={errorAt('/image')}
          />
        )}
        {inputs.secrets.length > 0 && (
          <p className={classes.help}>
            The model asks for secrets, which are not asked for here: {inputs.secrets.join(', ')}.
          </p>
        )}
        {form.fields.length > 0 && <SchemaForm form={form} label="Other inputs" />}
        <Findings title="Errors" findings={ofValues} editor={editor} />
        <div className={classes.head}>
          <ReasonButton reason={reason} aria-describedby={reasonId} onClick={run}>
            {last === undefined ? 'Run' : 'Run with these values'}
          </ReasonButton>
          <p id={reasonId} role="status" className={classes.help}>
            {reason !== null && jump === null && reason}
            {reason !== null && jump !== null && (
              <button type="button" className={classes.place} onClick={() => editor.goTo(jump)}>
                {reason}
              </button>
            )}
          </p>
        </div>
        <StartError error={trial.error ?? preview.error} />
      </section>
      {!provider.configured && (
        <NoKey provider={provider}>
          <BuiltInput preview={preview} job={job} modelId={inputs.model_id} editor={editor} />
        </NoKey>
      )}
      {provider.configured && (
        <TrialResult
          job={last ?? null}
          preview={preview}
          editor={editor}
          onStarted={({ id }) => setJobId(id)}
        />
      )}
    </div>
  );
}
