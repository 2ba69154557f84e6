import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@/components/editor/use-editor';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { jobInputsQuery } from '@/lib/domain/inputs/queries';
import { providerQuery } from '@/lib/domain/jobs/queries';
import { TrialForm } from './trial-form';

type TryItProps = { modelId: string; version: number; editor: Editor; isArchived: boolean; isShown: boolean };

/** Asks what comes with a job and whether there is a key for the provider, and shows the form of a trial. */
export function TryIt({ modelId, version, editor, isArchived, isShown }: TryItProps) {
  const inputs = useQuery(jobInputsQuery(modelId, version));
  const provider = useQuery(providerQuery());
  const failed = [inputs, provider].find((query) => query.isLoadingError);
  if (failed) {
    return (
      <Failure
        title="The inputs of a job could not be read"
        error={failed.error}
        onRetry={() => void Promise.all([inputs.refetch(), provider.refetch()])}
        retrying={failed.isFetching}
      />
    );
  }
  if (!inputs.data || !provider.data) return <Loading what="the inputs of a job" lines={4} />;
  return (
    <TrialForm
      inputs={inputs.data.data}
      provider={provider.data.data}
      editor={editor}
      isArchived={isArchived}
      isShown={isShown}
    />
  );
}
