import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { bytes } from '@/lib/platform/http/schemas';
import { replicateWebhookPath } from './paths';

/** Outputs may come as data URLs. */
const MAX_BYTES = 10 * 1024 * 1024;

export const receiveReplicateWebhookEndpoint = defineEndpoint({
  id: 'receiveReplicateWebhook',
  method: 'POST',
  path: replicateWebhookPath,
  summary: 'Where Replicate says that a prediction has ended. Only what it signed is heard',
  tag: 'Webhooks',
  permission: null,
  bytes: { types: ['application/json'], limit: MAX_BYTES },
  body: bytes.describe('A prediction, as Replicate has it'),
  response: z.null(),
  status: 204,
  headers: {
    request: {
      'webhook-id': 'The same when it is sent again',
      'webhook-timestamp': 'Seconds since 1970; five minutes old at most',
      'webhook-signature': '`v1,` and the HMAC-SHA256 of id, timestamp and body, joined by dots; in base64',
    },
    response: { 'X-Request-Id': 'Names this request in the log' },
  },
  problems: ['unauthenticated', 'provider_failed'],
});
