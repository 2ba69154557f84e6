import { listAuditEndpoint } from '@/lib/domain/audit/contract';
import { listAudit } from '@/lib/domain/audit/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listAuditEndpoint, ({ ctx, query }) => listAudit({ ctx, input: query })),
});
