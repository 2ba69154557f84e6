'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { LoadMore } from '@/components/table/load-more';
import { useAddress } from '@/components/table/use-address';
import { auditQuery } from '@/lib/domain/audit/queries';
import { auditUrl, filterOf, pageSize } from './audit-filter';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';

/** Everything that was changed, newest first, narrowed by the filter in the address. */
export function AuditScreen() {
  const [filter, setFilter] = useAddress(filterOf, auditUrl);
  const audit = useInfiniteQuery(auditQuery(filter, pageSize));
  const events = audit.data?.pages.flatMap((page) => page.data.events);
  return (
    <>
      <AuditFilters filter={filter} onChange={setFilter} />
      {audit.isPending && <Loading what="the audit" lines={9} />}
      {audit.isError && !events && (
        <Failure
          title="The audit could not be read"
          error={audit.error}
          onRetry={() => audit.refetch()}
          retrying={audit.isFetching}
        />
      )}
      {events?.length === 0 &&
        (auditUrl(filter) === auditUrl({}) ? (
          <Empty title="Nothing was changed yet">
            Every change of a config, a setting, a model, a member or a token will stand here, with who made
            it and why.
          </Empty>
        ) : (
          <Empty
            title="No change fits this filter"
            action={
              <Button variant="default" onClick={() => setFilter({})}>
                Clear the filter
              </Button>
            }
          >
            Subjects and names must be written exactly. Leave a box empty to take anything.
          </Empty>
        ))}
      {events && events.length > 0 && (
        <>
          <AuditTable events={events} filter={filter} onFilter={setFilter} />
          <LoadMore shown={events.length === 1 ? '1 change' : `${events.length} changes`} query={audit} />
        </>
      )}
    </>
  );
}
