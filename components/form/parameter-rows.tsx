import type { CSSProperties, ReactNode } from 'react';
import type { FormHandle } from './create-schema-form';
import classes from './form.module.css';
import { ParameterGroup } from './parameter-group';
import { ParameterRow } from './parameter-row';
import type { Field, FieldGroup } from './types';

/** Few, so that little is laid out that is far from view. */
const BLOCK_ROWS = 4;
/** At every frame the browser looks where each section is, and each block, but for those in a section that it skips. */
const SECTION_ROWS = 16;

type ParameterRowsProps = {
  form: FormHandle;
  fields: Field[];
  /** How many groups these rows are in. */
  depth: number;
  /** Fields for which it is false are hidden. While there is one, groups are open. */
  filter: ((field: Field) => boolean) | undefined;
};

/**
 * The rows of one depth, in blocks and groups, and those in sections. So a change in one makes React look at its neighbors
 * and not at every row, and the browser lays out, or skips, a block as one where there are many.
 */
export function ParameterRows({ form, fields, depth, filter }: ParameterRowsProps): ReactNode {
  const shownOf = (part: Field[]) => (filter ? part.filter(filter) : part);
  return sectionsOf(partsOf(fields, depth)).map((parts) => (
    <Stretch key={parts[0]?.fields[0]?.key} rows={shownOf(parts.flatMap((part) => part.fields)).length}>
      {parts.map(({ group, fields: part }) => {
        const shown = shownOf(part);
        const key = part[0]?.key;
        return group ? (
          <ParameterGroup
            key={key}
            form={form}
            group={group}
            id={groupIdOf(form, part, depth)}
            fields={shown}
            isSearched={filter !== undefined}
          >
            <ParameterRows form={form} fields={part} depth={depth + 1} filter={filter} />
          </ParameterGroup>
        ) : (
          <Stretch key={key} rows={shown.length}>
            {part.map((field) => (
              <ParameterRow key={field.key} form={form} field={field} hidden={filter?.(field) === false} />
            ))}
          </Stretch>
        );
      })}
    </Stretch>
  ));
}

/** The id of a group in the page: of its first field, and of its depth, since several may begin there. */
export function groupIdOf(form: FormHandle, fields: Field[], depth: number): string {
  return `${form.id}-${fields[0]?.key}-group-${depth}`;
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

/** A group, or a block where `group` is undefined. */
type Part = { group: FieldGroup | undefined; fields: Field[] };

/** Runs of neighbors that are in the same group at this depth. Those in none are cut into blocks. */
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
