import { isJsonObject, type JsonObject, type JsonValue, type Parameter } from '@/lib/config-schema';
import { singleControlFor } from '../single-registry';
import { Composite } from './composite';
import { type ControlProps, partOf } from './control';
import classes from './fields.module.css';
import { ItemButtons } from './item-buttons';
import { ListFooter } from './list-footer';
import { useList } from './use-list';

/** A list of objects with single values: one row each, one column for each property. */
export function TableField(props: ControlProps) {
  const { parameter, value, issues, input } = props;
  const { item } = parameter;
  const list = useList(props);
  if (item === null) return null;
  return (
    <Composite input={input}>
      <div className={classes.scroll}>
        <table className={classes.table} hidden={list.items.length === 0}>
          <thead>
            <tr>
              {item.children.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {list.items.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: equal rows are the same row; the place is all they have
              <tr key={index} id={`${input.id}-${index}`} tabIndex={-1}>
                {item.children.map((column, place) => (
                  <td key={column.name}>
                    <Cell
                      column={column}
                      row={row}
                      onChange={(next) => list.replace(index, next)}
                      input={partOf(
                        input,
                        `${index}-${place}`,
                        `${parameter.title}, item ${index + 1}, ${column.title}`,
                        issues.some(({ within }) => within[0] === String(index) && within[1] === column.name),
                      )}
                    />
                  </td>
                ))}
                <td>
                  <ItemButtons
                    name={`item ${index + 1} of ${parameter.title}`}
                    index={index}
                    count={list.items.length}
                    disabled={input.disabled}
                    onMove={(to) => list.move(index, to)}
                    onRemove={() => list.remove(index)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ListFooter parameter={parameter} value={value} item={item} list={list} disabled={input.disabled} />
    </Composite>
  );
}

type CellProps = {
  column: Parameter;
  row: JsonValue;
  onChange: (row: JsonObject) => void;
  input: ControlProps['input'];
};

function Cell({ column, row, onChange, input }: CellProps) {
  // A row is stored as it is, so a cell never shows the column's default as if it were there.
  const Control = singleControlFor({ ...column, hasDefault: false });
  const { name } = column;
  const present: JsonObject = isJsonObject(row) ? row : {};
  const value = Object.hasOwn(present, name) ? present[name] : undefined;
  const { [name]: _, ...others } = present;
  return (
    <Control
      parameter={column}
      value={value}
      optional={!column.required || column.hasDefault}
      placeholder={value === undefined ? 'Unset' : value === null ? 'null' : ''}
      issues={[]}
      onChange={(next) => onChange(next === undefined ? others : { ...present, [name]: next })}
      input={input}
    />
  );
}
