import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { Loading } from '@/components/shell/loading';
import classes from './worker-input.module.css';

const WorkerInput = dynamic(() => import('./worker-input').then((module) => module.WorkerInput), {
  ssr: false,
  loading: () => <Loading what="the inputs of a job" lines={4} />,
});

type WorkerInputSectionProps = { modelId: string; version: number; editor: Editor };

/** Below the form, closed at first: what a worker would send to the provider with the values in the form. */
export function WorkerInputSection(props: WorkerInputSectionProps) {
  const titleId = useId();
  const contentId = useId();
  const [opened, setOpened] = useState(false);
  const [isLoaded, setIsLoaded] = useState(false);
  return (
    <section aria-labelledby={titleId} className={classes.section}>
      <h2 className={classes.title}>
        <button
          id={titleId}
          type="button"
          aria-expanded={opened}
          aria-controls={contentId}
          className={classes.toggle}
          onClick={() => {
            setOpened(!opened);
            setIsLoaded(true);
          }}
        >
          What a worker would send
        </button>
      </h2>
      <div id={contentId} hidden={!opened}>
        {isLoaded && <WorkerInput {...props} isShown={opened} />}
      </div>
    </section>
  );
}
