import { openApiEndpoint } from '@/lib/domain/health/contract';
import { methods } from '@/lib/platform/http/methods';
import { openApiDocument } from '@/lib/platform/http/openapi';
import { route } from '@/lib/platform/http/route';
import { endpoints } from './endpoints';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(openApiEndpoint, async () => openApiDocument(endpoints)),
});
