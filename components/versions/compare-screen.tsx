'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { compareHref } from '@/components/shell/model-hrefs';
import type { Model } from '@/lib/domain/models/contract';
import { modelQuery } from '@/lib/domain/models/queries';
import { versionQuery } from '@/lib/domain/registry/queries';
import classes from './compare.module.css';
import { Comparison } from './comparison';
import { VersionPicker } from './version-picker';

type CompareScreenProps = { modelId: string; from: number; to: number };

/** Two versions of a model side by side: their parameters, metrics and metadata. The address names both. */
export function CompareScreen({ modelId, ...numbers }: CompareScreenProps) {
  const model = useQuery(modelQuery(modelId)).data?.data;
  return model && <Compare model={model} {...numbers} />;
}

function Compare({ model, from, to }: { model: Model; from: number; to: number }) {
  const router = useRouter();
  const sides = [useQuery(versionQuery(model.id, from)), useQuery(versionQuery(model.id, to))] as const;
  const [before, after] = sides;
  const failed = sides.find((side) => side.isLoadingError);
  const go = (left: number, right: number) =>
    router.replace(compareHref(model, left, right), { scroll: false });
  return (
    <div className={classes.screen}>
      <div className={classes.pickers}>
        <VersionPicker model={model} label="From" value={from} onChange={(version) => go(version, to)} />
        <VersionPicker model={model} label="To" value={to} onChange={(version) => go(from, version)} />
      </div>
      {failed ? (
        <Failure
          title="The versions could not be read"
          error={failed.error}
          onRetry={() => void Promise.all(sides.map((side) => side.refetch()))}
          retrying={sides.some((side) => side.isFetching)}
        />
      ) : !before.data || !after.data ? (
        <Loading what="both versions" lines={9} />
      ) : from === to ? (
        <Empty title="One and the same version">Choose another one to compare it with.</Empty>
      ) : (
        <Comparison model={model} before={before.data.data} after={after.data.data} />
      )}
    </div>
  );
}
