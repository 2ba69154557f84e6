import dynamic from 'next/dynamic';
import type { Editor } from '@/components/editor/use-editor';
import { Loading } from '@/components/shell/loading';
import { FoldedSection } from '../folded-section';

const WorkerInput = dynamic(() => import('./worker-input').then((module) => module.WorkerInput), {
  ssr: false,
  loading: () => <Loading what="the inputs of a job" lines={4} />,
});

type WorkerInputSectionProps = { modelId: string; version: number; editor: Editor };

/** Below the form: what a worker would send to the provider with the values in the form. */
export function WorkerInputSection(props: WorkerInputSectionProps) {
  return (
    <FoldedSection title="What a worker would send">
      {(isShown) => <WorkerInput {...props} isShown={isShown} />}
    </FoldedSection>
  );
}
