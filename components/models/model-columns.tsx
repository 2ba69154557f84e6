import { ActivateButton } from '@/components/activation/activate-button';
import { CopyableId } from '@/components/shell/copyable-id';
import { Link } from '@/components/shell/link';
import { configureHref } from '@/components/shell/model-hrefs';
import { RelativeTime } from '@/components/shell/relative-time';
import { StateBadge } from '@/components/shell/state-badge';
import type { Column } from '@/components/table/data-table';
import type { Model } from '@/lib/domain/models/contract';
import styles from './models-table.module.css';
import { OverrideCount } from './override-count';

/** What the list shows of each model. */
export const modelColumns: Column<Model>[] = [
  {
    title: 'Model',
    cell: (model) => (
      <>
        <span className={styles.name}>
          <Link href={configureHref(model)}>{model.name}</Link>
          {model.is_active && <StateBadge tone="live">Active</StateBadge>}
          {model.archived_at && <StateBadge tone="off">Archived</StateBadge>}
        </span>
        <span className={styles.id}>
          <CopyableId value={model.id} />
        </span>
      </>
    ),
  },
  { title: 'Provider', cell: (model) => model.provider ?? <None>none</None> },
  { title: 'Version', align: 'end', cell: (model) => model.version ?? <None>none</None> },
  { title: 'Overrides', align: 'end', cell: (model) => <OverrideCount model={model} /> },
  {
    title: 'Last change',
    cell: (model) =>
      model.updated_at ? (
        <>
          {model.updated_by}, <RelativeTime time={model.updated_at} />
        </>
      ) : (
        <None>never changed</None>
      ),
  },
  {
    title: 'Action',
    titleHidden: true,
    align: 'end',
    cell: (model) => <ActivateButton model={model} size="compact-sm" />,
  },
];

function None({ children }: { children: string }) {
  return <span className={styles.none}>{children}</span>;
}
