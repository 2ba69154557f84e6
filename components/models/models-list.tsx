'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Link } from '@/components/shell/link';
import { Loading } from '@/components/shell/loading';
import { modelsQuery } from '@/lib/domain/models/queries';
import { filterChoices } from './filter-choices';
import { narrows } from './list-filter';
import { ListFilters } from './list-filters';
import styles from './models-list.module.css';
import { ModelsTable } from './models-table';
import { useListFilter } from './use-list-filter';

/** All models, with search and filters. */
export function ModelsList() {
  const { filter, change, pageAddress } = useListFilter();
  const list = useQuery(modelsQuery(filter));
  const everything = useQuery(modelsQuery());
  const choices = filterChoices(everything.data?.data.models ?? [], filter);
  const clear = () => change({ q: undefined, provider: undefined, overrides: undefined });

  if (list.isError && !list.data) {
    return (
      <Failure
        title="The models could not be read"
        error={list.error}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  const { models, next_cursor: next } = list.data?.data ?? { models: null, next_cursor: null };
  return (
    <>
      <ListFilters filter={filter} choices={choices} onChange={change} />
      <p role="status" className={styles.count}>
        {models && count(models.length, next !== null || Boolean(filter.cursor))}
      </p>
      {!models ? (
        <Loading what="models" lines={10} />
      ) : models.length > 0 ? (
        <ModelsTable models={models} refreshing={list.isPlaceholderData} />
      ) : narrows(filter) ? (
        <Empty title="No model matches" action={<Button onClick={clear}>Clear the filters</Button>}>
          Try other words, or clear the search and the filters.
        </Empty>
      ) : (
        <Empty title="No models to show">
          Archived models are hidden: tick “Show archived” to see them. Models that come with Modelboard are
          added when it starts; others are imported.
        </Empty>
      )}
      {(next !== null || filter.cursor) && (
        <nav aria-label="Pages of the list" className={styles.pages}>
          {filter.cursor && <Link href={pageAddress(null)}>First page</Link>}
          {next !== null && <Link href={pageAddress(next)}>Next page</Link>}
        </nav>
      )}
    </>
  );
}

function count(number: number, partial: boolean): string {
  const models = number === 1 ? '1 model' : `${number} models`;
  return partial ? `${models} on this page` : models;
}
