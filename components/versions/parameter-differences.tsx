import { formatValue, Value } from '@/components/diff';
import type { Aspect, JsonValue, SchemaDifference } from '@/lib/config-schema';
import classes from './compare.module.css';

type ParameterDifferencesProps = {
  differences: SchemaDifference[];
  beforeLabel: string;
  afterLabel: string;
};

const words = { added: 'new', removed: 'gone', changed: 'changed' } as const;

/** Parameter by parameter: what came, went or changed, aspect by aspect. */
export function ParameterDifferences({ differences, beforeLabel, afterLabel }: ParameterDifferencesProps) {
  if (differences.length === 0) return null;
  return (
    <table className={classes.parameters}>
      <caption className={classes.hidden}>
        Parameters that differ between {beforeLabel} and {afterLabel}
      </caption>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">What</th>
          <th scope="col">{beforeLabel}</th>
          <th scope="col">{afterLabel}</th>
        </tr>
      </thead>
      {differences.map((difference) => (
        <Parameter key={difference.path} difference={difference} />
      ))}
    </table>
  );
}

function Parameter({ difference: { path, title, change, aspects } }: { difference: SchemaDifference }) {
  const rows = change === 'changed' ? aspects.flatMap(rowsOf) : [whole(change, aspects)];
  return (
    <tbody>
      {rows.map(({ name, before, after }, index) => (
        <tr key={name}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={rows.length} className={classes.parameter}>
              <span className={classes.name}>{title}</span>
              <code>{path.slice(1)}</code>
              <span className={classes.change} data-change={change}>
                {words[change]}
              </span>
            </th>
          )}
          <td className={classes.aspect}>{name}</td>
          <td>{before === undefined ? <Absent /> : <Value value={before} side="before" />}</td>
          <td>{after === undefined ? <Absent /> : <Value value={after} side="after" />}</td>
        </tr>
      ))}
    </tbody>
  );
}

const Absent = () => <span className={classes.absent}>–</span>;

/** A parameter that came or went, in one line: "int, default 1, at least 1, at most 4". */
function whole(change: 'added' | 'removed', aspects: Aspect[]): Aspect {
  const told = aspects.map(({ name, before, after }) => {
    const text = textOf(before ?? after ?? null);
    return name === 'type' ? text : `${name} ${text}`;
  });
  return { name: '', [change === 'added' ? 'after' : 'before']: told.join(', ') };
}

/** Of options on both sides only those that come or go are shown: the rest is the same. */
function rowsOf(aspect: Aspect): Aspect[] {
  const { name, before, after } = aspect;
  if (name !== 'options') return [aspect];
  if (!Array.isArray(before) || !Array.isArray(after)) return [listed(name, before, after)];
  const others = (list: JsonValue[], from: JsonValue[]) =>
    list.filter((option) => !from.some((other) => JSON.stringify(other) === JSON.stringify(option)));
  const [gone, fresh] = [others(before, after), others(after, before)];
  return [
    ...(gone.length === 0 ? [] : [listed('options that go', gone, undefined)]),
    ...(fresh.length === 0 ? [] : [listed('new options', undefined, fresh)]),
  ];
}

function listed(name: string, before: JsonValue | undefined, after: JsonValue | undefined): Aspect {
  return {
    name,
    ...(before === undefined ? {} : { before: textOf(before) }),
    ...(after === undefined ? {} : { after: textOf(after) }),
  };
}

const textOf = (value: JsonValue): string =>
  Array.isArray(value) ? value.map(formatValue).join(', ') : formatValue(value);
