import type { Parameter } from '@/lib/config-schema';
import { RealName } from '../real-name';
import type { FieldIssue } from '../types';
import { aboutPart } from './about-part';
import { Composite } from './composite';
import { type Content, type Entry, entriesOf, wholeObject } from './contents';
import { type ControlProps, type InputAttributes, issuesOf, nameOf, partOf } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import { ItemButtons } from './item-buttons';
import { JsonField } from './json-field';
import { ListFooter } from './list-footer';
import { memberStandings, membersChange } from './member-standings';
import parts from './parts.module.css';
import { TableCell } from './table-cell';
import { useList } from './use-list';
import { withMember } from './with-member';

/** A list of objects with single values: one row each, one column for each property. */
export function TableField(props: ControlProps) {
  const { parameter, value, issues, input } = props;
  const { item } = parameter;
  const list = useList(props);
  const rows = list.items.map(rowOf);
  // What is no object fits no column.
  if (item === null || list.isUnreadable || rows.includes(null)) return <JsonField {...props} />;
  const name = nameOf(props);
  const abouts = item.properties.map((column, place) => aboutPart(`${input.id}-column-${place}`, column));
  return (
    <Composite input={input}>
      <div className={parts.scroll}>
        <table className={parts.table} hidden={rows.length === 0}>
          <thead>
            <tr>
              {item.properties.map((column, place) => (
                <th key={column.name} scope="col">
                  {column.title} <RealName name={column.name} title={column.title} />
                  {column.required && !column.hasDefault ? (
                    <span className={classes.hint}> required</span>
                  ) : null}
                  {abouts[place]?.shown}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((entries, index) => (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: equal rows are the same row; the place is all they have
                key={index}
                id={`${input.id}-${index}`}
                tabIndex={-1}
                data-part={index}
                data-control="object"
              >
                <Cells
                  item={item}
                  abouts={abouts.map(({ about }) => about)}
                  entries={entries ?? []}
                  issues={issuesOf(issues, String(index))}
                  row={partOf(input, String(index), `${name}, item ${index + 1}`)}
                  onContent={(next) => list.replace(index, next)}
                  say={list.say}
                />
                <td>
                  <ItemButtons
                    id={`${input.id}-${index}`}
                    name={`item ${index + 1} of ${name}`}
                    index={index}
                    count={rows.length}
                    disabled={input.disabled}
                    onMove={(to, by) => list.move(index, to, by)}
                    onRemove={() => list.remove(index)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ListFooter parameter={parameter} name={name} value={value} item={item} list={list} input={input} />
    </Composite>
  );
}

type CellsProps = {
  item: Parameter;
  /** The ids of what the heads of the columns say. */
  abouts: string[];
  entries: Entry[];
  issues: FieldIssue[];
  row: InputAttributes;
  onContent: (content: Content) => void;
  /** Tells a screen reader. */
  say: (text: string) => void;
};

function Cells({ item, abouts, entries, issues, row, onContent, say }: CellsProps) {
  const { schema } = useControls();
  const standings = memberStandings(schema, item, entries);
  const write = (next: Entry[]) => {
    const change = standings ? membersChange(schema, item, entries, next) : '';
    if (change !== '') say(change);
    onContent(wholeObject(next));
  };
  return item.properties.map((column, place) => (
    <TableCell
      key={column.name}
      column={column}
      place={String(place)}
      about={abouts[place] ?? ''}
      content={entries.find(([name]) => name === column.name)?.[1]}
      standing={standings?.[column.name]}
      issues={issuesOf(issues, column.name)}
      row={row}
      onContent={(next) => write(withMember(entries, column.name, next))}
    />
  ));
}

function rowOf(content: Content): Entry[] | null {
  if ('draft' in content) return entriesOf(undefined, content.draft);
  return typeof content.value === 'object' && !Array.isArray(content.value) && content.value !== null
    ? entriesOf(content.value, undefined)
    : null;
}
