import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@/components/editor/use-editor';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { jobInputsQuery } from '@/lib/domain/inputs/queries';
import { JobForm } from './job-form';

type WorkerInputProps = { modelId: string; version: number; editor: Editor; isShown: boolean };

/** Asks what comes with a job of this version, and shows the form of one. */
export function WorkerInput({ modelId, version, editor, isShown }: WorkerInputProps) {
  const inputs = useQuery(jobInputsQuery(modelId, version));
  if (inputs.isLoadingError) {
    return (
      <Failure
        title="The inputs of a job could not be read"
        error={inputs.error}
        onRetry={() => void inputs.refetch()}
        retrying={inputs.isFetching}
      />
    );
  }
  if (!inputs.data) return <Loading what="the inputs of a job" lines={4} />;
  return <JobForm inputs={inputs.data.data} editor={editor} isShown={isShown} />;
}
