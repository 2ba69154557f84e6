'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { modelSource } from '@/lib/domain/config/source';
import { modelQuery } from '@/lib/domain/models/queries';
import classes from './history.module.css';
import { Revisions } from './revisions';
import { WasLive } from './was-live';

/** Every revision of a model's config, and what was live at any past time. `version`: in production, or null. */
export function History({ modelId, version }: { modelId: string; version: number | null }) {
  const source = useMemo(() => modelSource(modelId), [modelId]);
  const model = useQuery(modelQuery(modelId));
  const isArchived = typeof model.data?.data.archived_at === 'string';
  return (
    <div className={classes.columns}>
      <Revisions
        source={source}
        hasPresent={version !== null}
        refusal={isArchived ? 'This model is archived. Bring it back to restore a revision.' : null}
        empty="The defaults have been live since the model was set up. The first save on the Configure tab appears here."
      />
      <WasLive modelId={modelId} />
    </div>
  );
}
