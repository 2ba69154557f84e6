import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import { adoptionPath, dismissalPath, installationPath } from './paths';

export const installationQuery = () =>
  queryOptions({
    queryKey: [installationPath],
    queryFn: ({ signal }) => request('GET', installationPath, { signal }),
  });

/** Gives the database a new id; refused where it is not `databaseId` any more. */
export const adoptDatabase = ({ databaseId, note }: { databaseId: string; note: string | null }) =>
  request('POST', adoptionPath, { body: { database_id: databaseId, note } });

/** Hides an alarm until it occurs again; refused if it is over. */
export const dismissAlarm = (id: string) => request('POST', dismissalPath, { body: { id } });
