'use client';

import { useQuery } from '@tanstack/react-query';
import { modelQuery } from '@/lib/domain/models/queries';
import { ProductionAt } from './production-at';
import { Timeline } from './timeline';
import classes from './versions.module.css';
import { VersionsSection } from './versions-section';

/** The versions of a model, and what of them was in production when. The header above says where the model is missing. */
export function VersionsScreen({ modelId }: { modelId: string }) {
  const model = useQuery(modelQuery(modelId)).data?.data;
  if (model === undefined) return null;
  return (
    <div className={classes.screen}>
      <VersionsSection model={model} />
      <div className={classes.columns}>
        <Timeline model={model} />
        <ProductionAt modelId={model.id} />
      </div>
    </div>
  );
}
