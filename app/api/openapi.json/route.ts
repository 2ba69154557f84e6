import { endpoints } from '@/lib/domain/api/endpoints';
import { openApiEndpoint } from '@/lib/domain/health/contract';
import { methods } from '@/lib/platform/http/methods';
import { openApiDocument } from '@/lib/platform/http/openapi';
import { route } from '@/lib/platform/http/route';

/** Made when first asked for: it takes a fifth of a second, and anybody may ask. */
let document: ReturnType<typeof openApiDocument> | undefined;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(openApiEndpoint, async () => {
    document ??= openApiDocument(endpoints);
    return document;
  }),
});
