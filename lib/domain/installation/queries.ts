import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/platform/client/call';
import type { Installation } from './contract';
import { adoptionPath, dismissalPath, installationPath } from './paths';

export const installationQuery = () =>
  queryOptions({
    queryKey: [installationPath],
    queryFn: ({ signal }) => call<Installation>('GET', installationPath, { signal }),
  });

/** Gives the database a new id; refused where it is not `databaseId` any more. */
export const adoptDatabase = ({ databaseId, note }: { databaseId: string; note: string | null }) =>
  call<Installation>('POST', adoptionPath, { body: { database_id: databaseId, note } });

/** Hides an alarm until it occurs again; refused if it is over. */
export const dismissAlarm = (id: string) => call<Installation>('POST', dismissalPath, { body: { id } });
