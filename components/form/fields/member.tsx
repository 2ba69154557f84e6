import { useRef } from 'react';
import type { Parameter } from '@/lib/config-schema';
import { IssueList } from '../issue-list';
import { RealName } from '../real-name';
import type { FieldIssue } from '../types';
import { aboutPart } from './about-part';
import type { Content } from './contents';
import type { InputAttributes } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import type { MemberStanding } from './member-standings';
import { Part } from './part';
import parts from './parts.module.css';
import { useHold } from './use-hold';

/** A description that is longer has the whole width, above the control. */
const SHORT_CHARACTERS = 60;

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
  const { about, shown } = aboutPart(`${id}-about`, property, '', standing);
  const hasIssues = !isComposite && issues.length > 0;
  return (
    <div
      ref={frame}
      className={parts.member}
      data-wide={isComposite || undefined}
      data-described={property.description.length > SHORT_CHARACTERS || undefined}
      hidden={standing?.isHidden && issues.length === 0 && !isHeld}
    >
      <div>
        <Label className={parts.memberLabel} htmlFor={isComposite ? undefined : id}>
          {property.title}
          {isNeeded ? <span className={classes.hint}> required</span> : null}
        </Label>{' '}
        <RealName name={property.name} title={property.title} />
        {shown}
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
          about={hasIssues ? `${about} ${id}-issues` : about}
          onContent={onContent}
        />
        <IssueList id={`${id}-issues`} parameter={property} issues={isComposite ? [] : issues} />
      </div>
    </div>
  );
}
