import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type { ActiveModel } from './contract';
import { activeModelPath } from './paths';

export const activeModelQuery = () =>
  queryOptions({
    queryKey: [activeModelPath],
    queryFn: ({ signal }) => call<ActiveModel>('GET', activeModelPath, { signal }),
  });

/** The active model as it was at a past time (RFC 3339). */
export const activeModelAtQuery = (at: string) =>
  queryOptions({
    queryKey: [activeModelPath, at],
    queryFn: ({ signal }) => call<ActiveModel>('GET', fillPath(activeModelPath, {}, { at }), { signal }),
  });

export const setActiveModel = ({
  modelId,
  ifMatch,
  note,
}: {
  modelId: string;
  ifMatch: string;
  note?: string | null;
}) => call<ActiveModel>('PUT', activeModelPath, { body: { model_id: modelId, note: note ?? null }, ifMatch });
