import { useEffect, useMemo } from 'react';
import { useOverrides, useSchemaForm } from '@/components/form';
import type { JsonObject } from '@/lib/config-schema';
import type { JobInputs } from '@/lib/domain/inputs/contract';
import { useInputPreview } from './use-input-preview';

type JobDraft = { inputs: JobInputs; overrides: JsonObject; prompt: string; image: string; isShown: boolean };

/** A job that is being typed: its other inputs as a form, what it would become, and what stands against it, place by place. */
export function useJob({ inputs, overrides, prompt, image, isShown }: JobDraft) {
  const form = useSchemaForm({ schema: inputs.json_schema, overrides: {} });
  const others = useOverrides(form);
  const job = useMemo(
    (): JsonObject => ({
      ...(inputs.prompt && { prompt }),
      ...(inputs.image !== null && { image }),
      ...others,
    }),
    [inputs, prompt, image, others],
  );
  const preview = useInputPreview({ inputs, overrides, job, isShown });
  const { answer, asked } = preview;
  const errors = answer?.errors ?? [];

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

  return {
    form,
    others,
    job,
    preview,
    /** What is wrong with the input at this pointer. */
    errorAt: (path: string) =>
      errors.find((error) => error.part === 'inputs' && isWithin(error.path, path))?.message,
  };
}

function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}
