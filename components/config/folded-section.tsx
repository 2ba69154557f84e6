import { type ReactNode, useId, useState } from 'react';
import classes from './folded-section.module.css';

type FoldedSectionProps = {
  title: string;
  /** What is inside: not asked for before the section is first opened, and kept when it is closed. */
  children: (isShown: boolean) => ReactNode;
};

/** A part below the form, closed at first. */
export function FoldedSection({ title, children }: FoldedSectionProps) {
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
          {title}
        </button>
      </h2>
      <div id={contentId} hidden={!opened} className={classes.content}>
        {isLoaded && children(opened)}
      </div>
    </section>
  );
}
