import { useQuery } from '@tanstack/react-query';
import { DiffTable } from '@/components/diff';
import type { Result } from '@/components/result';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { diff } from '@/lib/config-schema';
import { configQuery } from '@/lib/domain/config/queries';
import { RequestError } from '@/lib/platform/client/call';
import styles from './run-screen.module.css';

type DiffersTodayProps = { result: Pick<Result, 'config' | 'version'>; modelId: string };

/** The config that made a picture, against what is live of the model now. */
export function DiffersToday({ result, modelId }: DiffersTodayProps) {
  const { config, version } = result;
  const live = useQuery({ ...configQuery(modelId), enabled: config !== null });
  if (config === null) return null;
  return (
    <section aria-labelledby="differs-title" className={styles.differs}>
      <h2 id="differs-title">What differs today</h2>
      {live.isLoadingError && isWithout(live.error) && (
        <p>The model has no version in production, so nothing of it is live.</p>
      )}
      {live.isLoadingError && !isWithout(live.error) && (
        <Failure
          title="The live config could not be read"
          error={live.error}
          onRetry={() => void live.refetch()}
          retrying={live.isFetching}
        />
      )}
      {live.isPending && <Loading what="the live config" lines={2} />}
      {live.data && (
        <>
          {version !== null && live.data.data.version !== version && (
            <p>
              It was made under version {version}; version {live.data.data.version} is in production now.
            </p>
          )}
          <Changes before={config} after={live.data.data.config} />
        </>
      )}
    </section>
  );
}

type Config = NonNullable<Result['config']>;

function Changes({ before, after }: { before: Config; after: Config }) {
  const changes = diff(before, after);
  if (changes.length === 0) return <p>Nothing: the live config has the same values.</p>;
  return <DiffTable changes={changes} beforeLabel="This run" afterLabel="Live now" />;
}

/** A model without a production version has no config. */
function isWithout(error: Error | null): boolean {
  return error instanceof RequestError && [404, 409].includes(error.status);
}
