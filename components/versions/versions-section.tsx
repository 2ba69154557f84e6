import { useInfiniteQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { importRefusal } from '@/components/shell/import-refusal';
import { Link } from '@/components/shell/link';
import { Loading } from '@/components/shell/loading';
import { importVersionHref } from '@/components/shell/model-hrefs';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import { DataTable } from '@/components/table/data-table';
import { LoadMore } from '@/components/table/load-more';
import type { Model } from '@/lib/domain/models/contract';
import { versionsQuery } from '@/lib/domain/registry/queries';
import { versionColumns } from './version-columns';
import { VersionDetails } from './version-details';
import classes from './versions.module.css';

const RegisterDialog = dynamic(() => import('./register-dialog').then((module) => module.RegisterDialog), {
  ssr: false,
});

/** The versions of a model as a table, a page at a time, and a way to add one. */
export function VersionsSection({ model }: { model: Model }) {
  const query = useInfiniteQuery(versionsQuery(model.id));
  const versions = query.data?.pages.flatMap((page) => page.data.models) ?? [];
  return (
    <section aria-labelledby="versions-title">
      <div className={classes.head}>
        <h2 id="versions-title" className={classes.title}>
          Versions
        </h2>
        <Register model={model} next={(versions[0]?.version ?? 0) + 1} />
      </div>
      {query.isPending ? (
        <Loading what="the versions" lines={6} />
      ) : !query.data ? (
        <Failure
          title="The versions could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : versions.length === 0 ? (
        <Empty title="No version yet">Register the first one: where it lies, and what it measures.</Empty>
      ) : (
        <>
          <div className={classes.table}>
            <DataTable
              caption={`Versions of ${model.name}, the newest first`}
              columns={versionColumns(model, versions)}
              rows={versions}
              rowKey={({ version }) => String(version)}
              details={{
                label: ({ version }) => `version ${version}`,
                render: (version) => <VersionDetails version={version} />,
              }}
            />
          </div>
          <LoadMore
            shown={versions.length === 1 ? '1 version' : `${versions.length} versions`}
            query={query}
          />
        </>
      )}
    </section>
  );
}

function Register({ model, next }: { model: Model; next: number }) {
  const forbidden = usePermission('registry:write');
  const dialog = useDialog();
  const reason = forbidden ?? importRefusal(model);
  return (
    <span className={classes.actions}>
      {reason === null && <Link href={importVersionHref(model)}>Import from a schema</Link>}
      <ReasonButton variant="default" reason={reason} onClick={dialog.open}>
        Register a version
      </ReasonButton>
      {dialog.openings > 0 && (
        <RegisterDialog
          key={dialog.openings}
          model={model}
          next={next}
          opened={dialog.opened}
          onClose={dialog.close}
        />
      )}
    </span>
  );
}
