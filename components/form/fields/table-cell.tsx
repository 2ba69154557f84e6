import { useRef } from 'react';
import type { Parameter } from '@/lib/config-schema';
import type { FieldIssue } from '../types';
import type { Content } from './contents';
import type { InputAttributes } from './control';
import classes from './fields.module.css';
import { type MemberStanding, standingHints } from './member-standings';
import { Part } from './part';
import { useHold } from './use-hold';

type TableCellProps = {
  column: Parameter;
  /** Its place among the columns, which its id is made of. */
  place: string;
  /** The id of what is said of the column; empty where nothing is. */
  about: string;
  /** Absent where the row does not have it. */
  content: Content | undefined;
  /** What conditions say of it in this row; undefined in a table without any. */
  standing: MemberStanding | undefined;
  issues: FieldIssue[];
  row: InputAttributes;
  onContent: (content: Content | undefined) => void;
};

/**
 * One property of one row. A row is stored as it is, so a cell never shows the column's default as if it were there.
 * Where no condition calls for the property, the cell says so instead.
 */
export function TableCell(props: TableCellProps) {
  const { column, place, about, content, standing, issues, row, onContent } = props;
  const cell = useRef<HTMLTableCellElement>(null);
  const isHeld = useHold(cell, standing !== undefined);
  const hints = standingHints(standing);
  const id = `${row.id}-${place}-hints`;
  return (
    <td ref={cell}>
      <Part
        parameter={column}
        part={column.name}
        place={place}
        name={`${row['aria-label']}, ${column.title}`}
        content={content}
        optional={!column.required || column.hasDefault}
        issues={issues}
        whole={row}
        hidden={standing?.isHidden && issues.length === 0 && !isHeld}
        about={hints === '' ? about : `${about} ${id}`}
        onContent={onContent}
      />
      {hints === '' ? null : (
        <p id={id} className={classes.hint}>
          {hints}
        </p>
      )}
    </td>
  );
}
