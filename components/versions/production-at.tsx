import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/components/shell/failure';
import { formatExact } from '@/components/shell/format-time';
import { Loading } from '@/components/shell/loading';
import { PastMoment } from '@/components/shell/past-moment';
import { productionAtQuery } from '@/lib/domain/registry/queries';
import { VersionDetails } from './version-details';
import classes from './versions.module.css';

/** Asks for a past time and shows which version was in production then. */
export function ProductionAt({ modelId }: { modelId: string }) {
  const [moment, setMoment] = useState<string | null>(null);
  return (
    <section aria-labelledby="production-at-title" className={classes.panel}>
      <h2 id="production-at-title" className={classes.title}>
        What was in production at …
      </h2>
      <PastMoment onShow={setMoment} />
      {moment !== null && <At key={moment} modelId={modelId} moment={moment} />}
    </section>
  );
}

function At({ modelId, moment }: { modelId: string; moment: string }) {
  const query = useQuery(productionAtQuery(modelId, moment));
  if (query.isPending) return <Loading what="what was in production" lines={3} />;
  if (!query.data) {
    return (
      <Failure
        title="The past state could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const { production } = query.data.data;
  return (
    <div role="status">
      <p className={classes.answer}>
        At {formatExact(Date.parse(moment))}{' '}
        {production === null
          ? 'nothing was in production.'
          : `version ${production.version} was in production.`}
      </p>
      {production !== null && <VersionDetails version={production} />}
    </div>
  );
}
