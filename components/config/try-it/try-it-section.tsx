import dynamic from 'next/dynamic';
import type { Editor } from '@/components/editor/use-editor';
import { Loading } from '@/components/shell/loading';
import { FoldedSection } from '../folded-section';

const TryIt = dynamic(() => import('./try-it').then((module) => module.TryIt), {
  ssr: false,
  loading: () => <Loading what="the inputs of a job" lines={4} />,
});

type TryItSectionProps = { modelId: string; version: number; editor: Editor; isArchived: boolean };

/** Below the form: runs its values, saved or not, on a picture and a prompt of one's own. */
export function TryItSection(props: TryItSectionProps) {
  return <FoldedSection title="Try it">{(isShown) => <TryIt {...props} isShown={isShown} />}</FoldedSection>;
}
