import { DataTable } from '@/components/table/data-table';
import type { Model } from '@/lib/domain/models/contract';
import { modelColumns } from './model-columns';
import styles from './models-table.module.css';

/** The models as a table. `refreshing`: these are the rows of the filter before, until the new ones are here. */
export function ModelsTable({ models, refreshing }: { models: Model[]; refreshing: boolean }) {
  return (
    <div aria-busy={refreshing} className={styles.root}>
      <DataTable caption="Models" columns={modelColumns} rows={models} rowKey={(model) => model.id} />
    </div>
  );
}
