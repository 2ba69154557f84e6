import { useState } from 'react';
import { identical, variantOf } from '@/lib/config-schema';
import { aboutPart } from './about-part';
import { blankOf } from './blank-of';
import { branchNames } from './branch-names';
import { Composite } from './composite';
import { type Content, entriesOf, wholeOfBranch } from './contents';
import { type ControlProps, isGiven, nameOf, partOf } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import { JsonField } from './json-field';
import { Part } from './part';
import parts from './parts.module.css';

/** The choice of a branch, and below it the branch's own control. What was typed in a branch is there again on return. */
export function UnionField(props: ControlProps) {
  const { parameter, value, draft, optional, issues, onChange, onDraft, input } = props;
  const { schema } = useControls();
  const { variants } = parameter;
  const [kept, setKept] = useState<Record<number, Content>>({});
  const [taken, setTaken] = useState<number | null>(null);

  const [[draftBranch, draftContent] = []] = draft === undefined ? [] : (entriesOf(undefined, draft) ?? []);
  const isTaken = taken !== null && isValue(kept[taken], value);
  const fitting = () => (isGiven(value) ? variantOf(schema, parameter, value) : -1);
  const branch = draftBranch === undefined ? (isTaken ? taken : fitting()) : Number(draftBranch);
  const content = draftContent ?? (value === undefined ? undefined : { value });
  const variant = variants[branch];
  // Neither a branch nor a state: a text from the JSON view, or a value that fits nowhere.
  const isStray = variant === undefined && (draft !== undefined || isGiven(value));

  const put = (index: number, next: Content) => {
    setTaken(index);
    setKept((before) => ({ ...before, ...(content && variant ? { [branch]: content } : {}), [index]: next }));
    const whole = wholeOfBranch(index, next);
    if ('value' in whole) onChange(whole.value);
    else onDraft(whole.draft, whole.message);
  };
  const choose = (key: string) => {
    if (content && variant) setKept((before) => ({ ...before, [branch]: content }));
    const next = variants[Number(key)];
    if (key === 'null') onChange(null);
    else if (next) put(Number(key), kept[Number(key)] ?? { value: blankOf(next) });
    else onChange(undefined);
  };
  const state = isStray ? 'stray' : value === null ? 'null' : variant ? String(branch) : 'unset';
  const name = nameOf(props);
  const names = branchNames(variants);
  const taking = variant && { ...variant, title: names[branch] ?? '', nullable: false };
  const said = taking && content ? aboutPart(`${input.id}-about`, taking) : undefined;
  return (
    <Composite input={input}>
      <select
        {...partOf(input, 'branch', `${name}, kind of value`)}
        className={classes.select}
        value={state}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {optional || state === 'unset' ? <option value="unset">Unset</option> : null}
        {names.map((each, index) => (
          <option key={each} value={index}>
            {each}
          </option>
        ))}
        {parameter.nullable || state === 'null' ? <option value="null">null</option> : null}
        {isStray ? (
          <option value="stray" disabled>
            None of these
          </option>
        ) : null}
      </select>
      <div className={parts.branch}>
        {isStray ? <JsonField {...props} input={partOf(input, 'stray', name, true)} /> : null}
        {said?.shown}
        {taking && content ? (
          <Part
            key={branch}
            parameter={taking}
            part={String(branch)}
            name={`${name}, ${names[branch]}`}
            content={content}
            optional={false}
            issues={issues}
            whole={input}
            about={said?.about}
            onContent={(next) => (next === undefined ? onChange(undefined) : put(branch, next))}
          />
        ) : null}
      </div>
    </Composite>
  );
}

function isValue(content: Content | undefined, value: ControlProps['value']): boolean {
  return content !== undefined && 'value' in content && identical(content.value, value);
}
