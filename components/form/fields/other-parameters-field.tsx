import { useState } from 'react';
import { type JsonObject, otherParameterOf, parametersOf } from '@/lib/config-schema';
import { IssueList } from '../issue-list';
import { RealName } from '../real-name';
import type { FieldIssue } from '../types';
import { aboutPart } from './about-part';
import { blankOf } from './blank-of';
import { Composite } from './composite';
import { type Content, type Entry, entriesOf, wholeObject } from './contents';
import { type ControlProps, focusPart, type InputAttributes, issuesOf } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import { JsonField } from './json-field';
import { Part } from './part';
import parts from './parts.module.css';
import { linesIn } from './text-of';
import { withMember } from './with-member';

/** The parameters that the root allows beyond those it names: each a label, a control and a way out, then a new one. */
export function OtherParametersField(props: ControlProps) {
  const { value, draft, issues, input, onChange, onDraft } = props;
  const { schema } = useControls();
  const entries = entriesOf(value, draft);
  if (entries === null) return <JsonField {...props} />;
  const write = (next: Entry[]) => {
    const whole = wholeObject(next);
    if (next.length === 0) onChange(undefined);
    else if ('value' in whole) onChange(whole.value);
    else onDraft(whole.draft, whole.message);
  };
  const taken = [...parametersOf(schema).map((each) => each.name), ...entries.map(([name]) => name)];
  return (
    <Composite input={input}>
      {entries.length === 0 ? <p className={classes.empty}>None</p> : null}
      {entries.map(([name, content], index) => (
        <OtherParameter
          key={name}
          name={name}
          place={String(index)}
          content={content}
          issues={issuesOf(issues, name)}
          whole={input}
          onContent={(next) => write(withMember(entries, name, next))}
          onRemove={() => {
            write(withMember(entries, name, undefined));
            focusPart(input, 'new');
          }}
        />
      ))}
      <NewParameter
        input={input}
        taken={taken}
        onAdd={(name) => {
          const parameter = otherParameterOf(schema, name);
          if (parameter === null) return;
          write([...entries, [name, { value: blankOf(parameter) }]]);
          focusPart(input, String(entries.length));
        }}
      />
    </Composite>
  );
}

type OtherParameterProps = {
  name: string;
  /** Its place among the others, which its id is made of. */
  place: string;
  content: Content;
  issues: FieldIssue[];
  whole: InputAttributes;
  onContent: (content: Content) => void;
  onRemove: () => void;
};

function OtherParameter({ name, place, content, issues, whole, onContent, onRemove }: OtherParameterProps) {
  const { schema, controlFor } = useControls();
  const parameter = otherParameterOf(schema, name);
  if (parameter === null) return null;
  const isComposite = controlFor(parameter).composite === true;
  const id = `${whole.id}-${place}`;
  const Label = isComposite ? 'span' : 'label';
  const { about, shown } = aboutPart(`${id}-about`, parameter);
  return (
    <div className={parts.member} data-wide={isComposite || undefined}>
      <div>
        <Label className={parts.memberLabel} htmlFor={isComposite ? undefined : id}>
          {parameter.title}
        </Label>{' '}
        <RealName name={name} title={parameter.title} />
        {shown}
      </div>
      <div>
        <div className={parts.item}>
          <Part
            parameter={parameter}
            part={name}
            place={place}
            name={parameter.title}
            content={content}
            optional={false}
            issues={issues}
            whole={whole}
            about={issues.length === 0 ? about : `${about} ${id}-issues`}
            onContent={(next) => onContent(next ?? { value: '' })}
          />
          <button
            type="button"
            className={classes.button}
            aria-label={`Remove ${parameter.title}`}
            disabled={whole.disabled}
            onClick={onRemove}
          >
            Remove
          </button>
        </div>
        <IssueList id={`${id}-issues`} parameter={parameter} issues={issues} />
      </div>
    </div>
  );
}

type NewParameterProps = { input: InputAttributes; taken: string[]; onAdd: (name: string) => void };

function NewParameter({ input, taken, onAdd }: NewParameterProps) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const add = () => {
    const found = problemOf(name, taken);
    setProblem(found);
    if (found !== '') return;
    setName('');
    onAdd(name);
  };
  return (
    <>
      <div className={parts.footer}>
        <input
          type="text"
          id={`${input.id}-new`}
          form={input.form}
          className={classes.newName}
          aria-label="Name of a new parameter"
          aria-invalid={problem !== '' || undefined}
          aria-describedby={problem === '' ? undefined : `${input.id}-new-problem`}
          autoCapitalize="off"
          spellCheck={false}
          placeholder="Name"
          disabled={input.disabled}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem('');
          }}
          onPaste={(event) => {
            if (linesIn(event) === null) return;
            event.preventDefault();
            setProblem('Not pasted: a name has no line breaks');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <button
          type="button"
          className={classes.button}
          aria-label="Add a parameter"
          disabled={input.disabled}
          onClick={add}
        >
          Add
        </button>
      </div>
      {problem === '' ? null : (
        <p id={`${input.id}-new-problem`} role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </>
  );
}

function problemOf(name: string, taken: string[]): string {
  if (name.trim() === '') return 'Type the name of the parameter';
  if (name in ({} as JsonObject)) return `The name ${name} is not allowed`;
  return taken.includes(name) ? `There is a parameter named ${name}` : '';
}
