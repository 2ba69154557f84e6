'use client';

import { useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { PageBody } from '@/components/shell/page-header';
import { configQuery } from '@/lib/domain/config/queries';
import type { Model } from '@/lib/domain/models/contract';
import { modelQuery } from '@/lib/domain/models/queries';
import { comparisonQuery, versionQuery } from '@/lib/domain/registry/queries';
import { ActivateForm } from './activate-form';

/** How often the screen looks for a save or an activation by somebody else, in milliseconds. */
const LOOK_EVERY = 5_000;

/** Puts a version into production, after showing what it does to what is stored and to what workers get. */
export function ActivateScreen({ modelId, version }: { modelId: string; version: number }) {
  const model = useQuery({ ...modelQuery(modelId), refetchInterval: LOOK_EVERY }).data?.data;
  if (model === undefined) return null;
  return <Question model={model} version={version} />;
}

function Question({ model, version }: { model: Model; version: number }) {
  const isLive = model.version !== null;
  const config = useQuery({ ...configQuery(model.id), enabled: isLive, refetchInterval: LOOK_EVERY });
  const to = useQuery(versionQuery(model.id, version));
  const from = useQuery({ ...versionQuery(model.id, model.version ?? 0), enabled: isLive });
  const tag = config.data?.etag ?? null;
  const comparison = useQuery({
    ...comparisonQuery(model.id, version, tag),
    enabled: !isLive || tag !== null,
    // While the one for a newer config is on its way, the screen keeps what it shows.
    placeholderData: (before) => before,
  });
  const needed = isLive ? [config, to, from, comparison] : [to, comparison];
  const failed = needed.find((query) => query.isLoadingError);
  if (failed) {
    return (
      <PageBody>
        <Failure
          title="What this would change could not be read"
          error={failed.error}
          onRetry={() => void Promise.all(needed.map((query) => query.refetch()))}
          retrying={needed.some((query) => query.isFetching)}
        />
      </PageBody>
    );
  }
  if (needed.some((query) => !query.data) || !to.data || !comparison.data) {
    return (
      <PageBody>
        <Loading what="what this would change" lines={9} />
      </PageBody>
    );
  }
  if (model.version === version) {
    return (
      <PageBody>
        <Empty title={`Version ${version} is in production`}>
          There is nothing to activate. What workers get is on the Configure tab.
        </Empty>
      </PageBody>
    );
  }
  return (
    <ActivateForm
      key={version}
      model={model}
      from={from.data?.data ?? null}
      to={to.data.data}
      config={config.data ?? null}
      comparison={comparison.data.data}
      isCurrent={!comparison.isPlaceholderData}
    />
  );
}
