import { useState } from 'react';
import type { Parameter } from '@/lib/config-schema';
import type { FieldIssue } from '../types';
import { aboutPart } from './about-part';
import { blankOf } from './blank-of';
import type { Entry } from './contents';
import { focusPart, type InputAttributes, issuesOf, partOf } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import { IconButton } from './item-buttons';
import { Part } from './part';
import parts from './parts.module.css';
import { linesIn } from './text-of';

type MapEntriesProps = {
  /** What the map is called. */
  name: string;
  /** What a value may be. */
  parameter: Parameter;
  entries: Entry[];
  issues: FieldIssue[];
  whole: InputAttributes;
  /** Names that stand elsewhere: an entry takes none of them, also while it is typed. */
  reserved?: ReadonlySet<string>;
  onEntries: (entries: Entry[]) => void;
};

/** Entries with names of one's own: each a name, a value, and a way out. */
export function MapEntries(props: MapEntriesProps) {
  const { name, parameter, entries, reserved, issues, whole, onEntries } = props;
  const [typing, setTyping] = useState<{ index: number; text: string } | null>(null);
  const [joined, setJoined] = useState('');
  const hasParts = useControls().controlFor(parameter).composite === true;
  const rename = (index: number, text: string, content: Entry[1]) => {
    const isReserved = reserved?.has(text) === true;
    setJoined('');
    setTyping(isReserved ? { index, text } : null);
    if (!isReserved) onEntries(entries.with(index, [text, content]));
  };
  const remove = (index: number) => {
    onEntries(entries.toSpliced(index, 1));
    if (entries.length > 1) focusPart(whole, `${Math.min(index, entries.length - 2)}-name`);
    else focusPart(whole, 'add');
  };
  const add = () => {
    onEntries([...entries, ['', { value: blankOf(parameter) }]]);
    focusPart(whole, `${entries.length}-name`);
  };
  const { about, shown } = aboutPart(`${whole.id}-each`, parameter, 'Each value: ');
  return (
    <>
      {shown}
      <ul className={parts.list} data-cards={hasParts || undefined}>
        {entries.map(([key, content], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed; the place does not
          <li key={index} className={parts.item}>
            <input
              {...partOf(
                whole,
                `${index}-name`,
                `${name}, entry ${index + 1}, name`,
                typing?.index === index || isTwice(entries, key),
                typing?.index === index ? `${whole.id}-taken` : '',
              )}
              className={classes.input}
              placeholder="Name"
              value={typing?.index === index ? typing.text : key}
              onPaste={(event) => {
                const lines = linesIn(event);
                setJoined(lines === null ? '' : lines.trim());
                if (lines !== null) event.preventDefault();
              }}
              onChange={(event) => rename(index, event.currentTarget.value, content)}
            />
            <Part
              parameter={parameter}
              part={key}
              place={`${index}-value`}
              name={`${name}, value of ${key || `entry ${index + 1}`}`}
              content={content}
              optional={false}
              issues={issuesOf(issues, key)}
              whole={whole}
              about={about}
              onContent={(next) => onEntries(entries.with(index, [key, next ?? { value: '' }]))}
            />
            <IconButton
              label={`Remove ${key || `entry ${index + 1}`} from ${name}`}
              path="M4.5 4.5l7 7m0-7l-7 7"
              disabled={whole.disabled}
              onClick={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      {typing ? (
        <p id={`${whole.id}-taken`} role="alert" className={classes.hint}>
          {typing.text} stands above
        </p>
      ) : null}
      {joined === '' ? null : (
        <p role="alert" className={classes.hint}>
          Not pasted: a name has no line breaks
        </p>
      )}
      <div className={parts.footer}>
        <button
          type="button"
          id={`${whole.id}-add`}
          className={classes.button}
          aria-label={`Add an entry to ${name}`}
          disabled={whole.disabled}
          onClick={add}
        >
          Add
        </button>
      </div>
    </>
  );
}

/** Of two entries with one name, each is wrong: either may get another. */
function isTwice(entries: Entry[], key: string): boolean {
  return key !== '' && entries.filter(([other]) => other === key).length > 1;
}
