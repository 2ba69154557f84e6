import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import { activeModelPath } from './paths';

export const activeModelQuery = () =>
  queryOptions({
    queryKey: [activeModelPath],
    queryFn: ({ signal }) => request('GET', activeModelPath, { signal }),
  });

/** The active model as it was at a past time (RFC 3339). */
export const activeModelAtQuery = (at: string) =>
  queryOptions({
    queryKey: [activeModelPath, at],
    queryFn: ({ signal }) => request('GET', activeModelPath, { query: { at }, signal }),
  });

export const setActiveModel = ({
  modelId,
  ifMatch,
  note,
}: {
  modelId: string;
  ifMatch: string;
  note?: string | null;
}) => request('PUT', activeModelPath, { body: { model_id: modelId, note: note ?? null }, ifMatch });
