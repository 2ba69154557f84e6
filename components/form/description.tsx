import { memo, useState } from 'react';
import classes from './form.module.css';
import { RichText } from './rich-text';

/** About three lines of the column; what is longer is cut there until it is opened. */
const INLINE_CHARACTERS = 160;

type DescriptionProps = { id: string; title: string; text: string };

/** A description, in the document as a whole. Where it is cut, a button opens it; a link in it that gets the focus too. */
export const Description = memo(function Description({ id, title, text }: DescriptionProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (text === '') return null;
  const isLong = text.length > INLINE_CHARACTERS || text.trim().includes('\n');
  return (
    <div className={classes.description}>
      <div id={id} className={classes.prose} data-cut={(isLong && !isOpen) || undefined}>
        <RichText text={text} />
      </div>
      {isLong ? (
        <button
          type="button"
          className={classes.more}
          aria-label={`About ${title}`}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? 'Less' : 'More'}
        </button>
      ) : null}
    </div>
  );
});
