import { adoptDatabaseEndpoint } from '@/lib/domain/installation/contract';
import { adoptDatabase } from '@/lib/domain/installation/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(adoptDatabaseEndpoint, ({ ctx, body }) =>
    adoptDatabase({ ctx, input: { databaseId: body.database_id, note: body.note } }),
  ),
});
