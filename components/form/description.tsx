import { Tooltip } from '@mantine/core';
import classes from './form.module.css';

/** About three lines of the column; what is longer is cut there and shown whole in a tooltip. */
const INLINE_CHARACTERS = 160;

type DescriptionProps = { id: string; title: string; text: string };

/** A description, in the document as a whole. Where it is cut, a button with a tooltip shows the rest. */
export function Description({ id, title, text }: DescriptionProps) {
  if (text === '') return null;
  const isCut = text.length > INLINE_CHARACTERS || text.trim().includes('\n');
  return (
    <div className={classes.description}>
      <p id={id} data-cut={isCut || undefined}>
        {text}
      </p>
      {isCut ? (
        <Tooltip label={text} multiline w={340} events={{ hover: true, focus: true, touch: true }} withArrow>
          <button type="button" className={classes.more} aria-label={`About ${title}`}>
            More
          </button>
        </Tooltip>
      ) : null}
    </div>
  );
}
