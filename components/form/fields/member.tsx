import { useRef } from 'react';
import { formatValue } from '@/components/diff';
import type { Parameter } from '@/lib/config-schema';
import { IssueList } from '../issue-list';
import { limitsOf } from '../limits-of';
import { RichText } from '../rich-text';
import type { FieldIssue } from '../types';
import type { Content } from './contents';
import type { InputAttributes } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import { type MemberStanding, standingHints } from './member-standings';
import { Part } from './part';
import parts from './parts.module.css';
import { useHold } from './use-hold';

type MemberProps = {
  property: Parameter;
  /** Its place among the properties, which its id is made of. */
  place: string;
  /** What it is called: "Shape, Radius". */
  name: string;
  /** Absent where the object does not have it. */
  content: Content | undefined;
  /** What conditions say of it; undefined in an object without any. */
  standing: MemberStanding | undefined;
  issues: FieldIssue[];
  whole: InputAttributes;
  onContent: (content: Content | undefined) => void;
};

/**
 * One property of an object that is replaced whole: what it is, and its control. It is hidden where no condition calls
 * for it, nothing is said of it and nobody is in it.
 */
export function Member(props: MemberProps) {
  const { property, place, name, content, standing, issues, whole, onContent } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isHeld = useHold(frame, standing !== undefined);
  const isComposite = useControls().controlFor(property).composite === true;
  const isNeeded = property.required && !property.hasDefault;
  const id = `${whole.id}-${place}`;
  const Label = isComposite ? 'span' : 'label';
  const hints = hintsOf(property, standing);
  const about = [
    property.description === '' ? '' : `${id}-description`,
    hints === '' ? '' : `${id}-hints`,
    isComposite || issues.length === 0 ? '' : `${id}-issues`,
  ].join(' ');
  return (
    <div
      ref={frame}
      className={parts.member}
      data-wide={isComposite || undefined}
      hidden={standing?.isHidden && issues.length === 0 && !isHeld}
    >
      <div>
        <Label className={parts.memberLabel} htmlFor={isComposite ? undefined : id}>
          {property.title}
          {isNeeded ? <span className={classes.hint}> required</span> : null}
        </Label>
        {property.description === '' ? null : (
          <div id={`${id}-description`} className={classes.hint}>
            <RichText text={property.description} />
          </div>
        )}
        {hints === '' ? null : (
          <p id={`${id}-hints`} className={classes.hint}>
            {hints}
          </p>
        )}
      </div>
      <div>
        <Part
          parameter={property}
          part={property.name}
          place={place}
          name={name}
          content={content}
          optional={!isNeeded}
          issues={issues}
          whole={whole}
          about={about}
          onContent={onContent}
        />
        <IssueList id={`${id}-issues`} parameter={property} issues={isComposite ? [] : issues} />
      </div>
    </div>
  );
}

/** A default inside such an object is the provider's to fill in: it is never stored unless it is typed. */
function hintsOf(property: Parameter, standing: MemberStanding | undefined): string {
  const hints = [
    property.hasDefault && property.options?.length !== 1 ? `default ${formatValue(property.default)}` : '',
    ...limitsOf(property),
    standingHints(standing),
    property.deprecated ? 'deprecated' : '',
    property.readOnly ? 'set by the provider' : '',
  ];
  return hints.filter((hint) => hint !== '').join(', ');
}
