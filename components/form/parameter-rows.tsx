import { type CSSProperties, type ReactNode, useId } from 'react';
import type { FormHandle } from './create-schema-form';
import classes from './form.module.css';
import { ParameterRow } from './parameter-row';
import { RichText } from './rich-text';
import type { Field, FieldGroup } from './types';
import { useAreHidden } from './use-schema-form';

/** Few, so that little is laid out that is far from view. */
const BLOCK_ROWS = 4;
/** At every frame the browser looks where each section is, and each block, but for those in a section that it skips. */
const SECTION_ROWS = 16;

type ParameterRowsProps = {
  form: FormHandle;
  fields: Field[];
  /** How many groups these rows are in. */
  depth: number;
  filter: (field: Field) => boolean;
};

/**
 * The rows of one depth, in blocks and groups, and those in sections. So a change in one makes React look at its neighbours
 * and not at every row, and the browser lays out, or skips, a block as one where there are many.
 */
export function ParameterRows({ form, fields, depth, filter }: ParameterRowsProps): ReactNode {
  return sectionsOf(partsOf(fields, depth)).map((parts) => (
    <Stretch key={parts[0]?.fields[0]?.key} rows={parts.flatMap((part) => part.fields).filter(filter).length}>
      {parts.map(({ group, fields: part }) => {
        const shown = part.filter(filter);
        const key = part[0]?.key;
        return group ? (
          <Group key={key} form={form} group={group} fields={shown}>
            <ParameterRows form={form} fields={part} depth={depth + 1} filter={filter} />
          </Group>
        ) : (
          <Stretch key={key} rows={shown.length}>
            {part.map((field) => (
              <ParameterRow key={field.key} form={form} field={field} hidden={!filter(field)} />
            ))}
          </Stretch>
        );
      })}
    </Stretch>
  ));
}

type StretchProps = {
  /** How many of its rows are shown. */
  rows: number;
  children: ReactNode;
};

function Stretch({ rows, children }: StretchProps) {
  const size: CSSProperties & { '--rows': number } = { '--rows': rows };
  return (
    <div className={classes.stretch} style={size} hidden={rows === 0}>
      {children}
    </div>
  );
}

type GroupProps = {
  form: FormHandle;
  group: FieldGroup;
  /** Its fields that the filter lets pass. */
  fields: Field[];
  children: ReactNode;
};

function Group({ form, group: { title, description }, fields, children }: GroupProps) {
  const descriptionId = useId();
  const keys = fields.map(({ key }) => key);
  return (
    <fieldset
      className={classes.group}
      hidden={useAreHidden(form, keys)}
      aria-describedby={description ? descriptionId : undefined}
    >
      <legend className={classes.legend}>{title}</legend>
      {description ? (
        <div id={descriptionId} className={`${classes.groupDescription} ${classes.prose}`}>
          <RichText text={description} />
        </div>
      ) : null}
      {children}
    </fieldset>
  );
}

/** A group, or a block where `group` is undefined. */
type Part = { group: FieldGroup | undefined; fields: Field[] };

/** Runs of neighbours that are in the same group at this depth. Those in none are cut into blocks. */
function partsOf(fields: Field[], depth: number): Part[] {
  const parts: Part[] = [];
  for (const field of fields) {
    const group = field.groups[depth];
    const last = parts.at(-1);
    const isFull = group === undefined && last?.fields.length === BLOCK_ROWS;
    if (last && last.group?.id === group?.id && !isFull) last.fields.push(field);
    else parts.push({ group, fields: [field] });
  }
  return parts;
}

function sectionsOf(parts: Part[]): Part[][] {
  const sections: Part[][] = [];
  let rows = SECTION_ROWS;
  for (const part of parts) {
    if (rows >= SECTION_ROWS) {
      sections.push([]);
      rows = 0;
    }
    sections.at(-1)?.push(part);
    rows += part.fields.length;
  }
  return sections;
}
