'use client';

import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { configQuery } from '@/lib/domain/config/queries';
import { modelQuery } from '@/lib/domain/models/queries';
import { activeModelQuery } from '@/lib/domain/settings/queries';
import styles from './active-model.module.css';
import { ActiveModelFacts } from './active-model-facts';

/** The model that a job uses when it names none. */
export function ActiveModel() {
  return (
    <section aria-labelledby="active-model" className={styles.root}>
      <h2 id="active-model" className={styles.title}>
        Active model
      </h2>
      <Reading />
    </section>
  );
}

function Reading() {
  const active = useQuery(activeModelQuery());
  const id = active.data?.data.model_id ?? '';
  const model = useQuery({ ...modelQuery(id), enabled: id !== '' });
  const config = useQuery({ ...configQuery(id), enabled: id !== '' });
  if (active.data && model.data && config.data) {
    return <ActiveModelFacts active={active.data.data} model={model.data.data} config={config.data.data} />;
  }
  const failed = [active, model, config].find((query) => query.isError);
  if (!failed) return <Loading what="the active model" />;
  return (
    <Failure
      title="The active model could not be read"
      error={failed.error}
      onRetry={() => void failed.refetch()}
      retrying={failed.isFetching}
    />
  );
}
