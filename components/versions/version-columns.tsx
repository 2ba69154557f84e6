import { CopyableId } from '@/components/shell/copyable-id';
import { RelativeTime } from '@/components/shell/relative-time';
import type { Column } from '@/components/table/data-table';
import type { Model } from '@/lib/domain/models/contract';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import { metricColumns } from './metrics-of';
import { StatusBadge } from './status-badge';
import { VersionActions } from './version-actions';
import classes from './versions.module.css';

/** More metrics than this make a table that nobody can read; the details of a version have all. */
const METRICS_SHOWN = 5;

/** What the table shows of each version: the metrics that these versions have are columns of their own. */
export function versionColumns(model: Model, versions: ModelVersion[]): Column<ModelVersion>[] {
  const place = new Map(versions.map(({ version }, index) => [version, index]));
  const metrics = metricColumns(versions)
    .slice(0, METRICS_SHOWN)
    .map(
      ({ name, texts }): Column<ModelVersion> => ({
        title: name,
        align: 'end',
        cell: ({ version }) =>
          texts[place.get(version) ?? -1] ?? <span className={classes.unknown}>unknown</span>,
      }),
    );
  return [
    { title: 'Version', cell: (version) => <Name version={version} /> },
    { title: 'Status', cell: (version) => <Status version={version} /> },
    ...metrics,
    { title: 'Artefact', cell: (version) => <Artefact version={version} /> },
    {
      title: 'Actions',
      titleHidden: true,
      align: 'end',
      cell: (version) => <VersionActions model={model} version={version} />,
    },
  ];
}

function Name({ version: { version, metadata, creation_timestamp, created_by } }: { version: ModelVersion }) {
  const { description } = metadata;
  return (
    <>
      Version {version}
      {typeof description === 'string' && description !== '' && (
        <span className={classes.description}>{description}</span>
      )}
      <span className={classes.more}>
        created <RelativeTime time={creation_timestamp} />, {created_by}
      </span>
    </>
  );
}

function Status({ version: { status, status_since, status_by, status_note } }: { version: ModelVersion }) {
  return (
    <>
      <StatusBadge status={status} />
      <span className={classes.more}>
        <RelativeTime time={status_since} />, {status_by}
      </span>
      {status_note && <span className={classes.description}>“{status_note}”</span>}
    </>
  );
}

function Artefact({ version: { path, provider_ref } }: { version: ModelVersion }) {
  if (path === null && provider_ref === null)
    return <span className={classes.unknown}>hosted by the provider</span>;
  return (
    <span className={classes.artefact}>
      {path === null ? (
        <CopyableId value={provider_ref ?? ''} label="the provider’s version" />
      ) : (
        <CopyableId value={path} label="path" />
      )}
    </span>
  );
}
