import { receiveReplicateWebhookEndpoint } from '@/lib/domain/webhooks/contract';
import { receiveWebhook, requireRecent } from '@/lib/domain/webhooks/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    receiveReplicateWebhookEndpoint,
    ({ ctx, headers, body }) => receiveWebhook({ ctx, input: { headers, rawBody: body } }),
    // Before megabytes are read for a stranger.
    { admit: requireRecent },
  ),
});
