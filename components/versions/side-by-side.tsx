import type { ReactNode } from 'react';
import { formatValue } from '@/components/diff';
import { CopyableId } from '@/components/shell/copyable-id';
import { RelativeTime } from '@/components/shell/relative-time';
import { equal, type JsonObject, type JsonValue } from '@/lib/config-schema';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import classes from './compare.module.css';
import { metricsOf } from './metrics-of';
import { StatusBadge } from './status-badge';

type Row = {
  name: string;
  /** For what a person compares; who did something when always differs. */
  value?: (version: ModelVersion) => JsonValue | undefined;
  show: (version: ModelVersion) => ReactNode;
};

const metadataOf = ({ metadata }: ModelVersion) => metadata;

const facts: Row[] = [
  { name: 'Status', value: ({ status }) => status, show: ({ status }) => <StatusBadge status={status} /> },
  { name: 'Path', value: ({ path }) => path, show: ({ path }) => <Id value={path} label="path" /> },
  {
    name: 'Provider’s version',
    value: ({ provider_ref }) => provider_ref,
    show: ({ provider_ref }) => <Id value={provider_ref} label="the provider’s version" />,
  },
  {
    name: 'Status since',
    show: ({ status_since, status_by, status_note }) => (
      <>
        <RelativeTime time={status_since} />, {status_by}
        {status_note && `, “${status_note}”`}
      </>
    ),
  },
  {
    name: 'Created',
    show: ({ creation_timestamp, created_by }) => (
      <>
        <RelativeTime time={creation_timestamp} />, {created_by}
      </>
    ),
  },
];

/** Everything but the schemas of two versions, in two columns; what differs is marked. */
export function SideBySide({ before, after }: { before: ModelVersion; after: ModelVersion }) {
  const metrics = namesOf(metricsOf(before), metricsOf(after)).map((name) => valueRow(name, metricsOf));
  const others = namesOf(before.metadata, after.metadata)
    .filter((name) => name !== 'metrics')
    .map((name) => valueRow(name, metadataOf));
  return (
    <table className={classes.sides}>
      <caption className={classes.hidden}>
        Metrics and metadata of version {before.version} and version {after.version}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.hidden}>What</span>
          </th>
          <th scope="col">Version {before.version}</th>
          <th scope="col">Version {after.version}</th>
        </tr>
      </thead>
      <tbody>
        {[...metrics, ...others, ...facts].map(({ name, value, show }) => (
          <tr key={name} data-differs={(value && !equal(value(before), value(after))) || undefined}>
            <th scope="row">{name}</th>
            <td>{show(before)}</td>
            <td>{show(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value by its name; what a version does not say is unknown, not nothing. */
function valueRow(name: string, valuesOf: (version: ModelVersion) => JsonObject): Row {
  const value = (version: ModelVersion) => new Map(Object.entries(valuesOf(version))).get(name);
  const show = (version: ModelVersion) => {
    const found = value(version);
    if (found === undefined) return <span className={classes.absent}>unknown</span>;
    return typeof found === 'string' ? found : formatValue(found);
  };
  return { name, value, show };
}

const namesOf = (...sides: JsonObject[]) => [...new Set(sides.flatMap((side) => Object.keys(side)))];

function Id({ value, label }: { value: string | null; label: string }) {
  if (value === null) return <span className={classes.absent}>none</span>;
  return <CopyableId value={value} label={label} />;
}
