import { wakeJob } from '@/lib/domain/jobs/server';
import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { parseJson } from '@/lib/platform/http/parse-json';
import { outboundSettings } from '@/lib/platform/outbound';
import { singleton } from '@/lib/platform/singleton';
import { createReplicateClient, readPrediction } from '@/lib/worker/replicate';
import { type Delivery, requireSigned } from './require-signed';
import { createWebhookSecrets } from './webhook-secrets';

const secretsOfReplicate = () =>
  singleton('webhook-secrets', () => {
    const client = createReplicateClient({ ...outboundSettings().replicate, deadlineMs: 10_000 });
    return createWebhookSecrets(() => client.webhookSecret());
  });

/**
 * Hears that there is news of a prediction, and wakes the worker that waits for it. What happened is asked of the provider
 * by that worker, so that a webhook that is late, doubled or out of order changes nothing. Throws what `requireSigned` does.
 */
export async function receiveWebhook({ ctx, input }: { ctx: Context; input: Delivery }): Promise<null> {
  await requireSigned(input, secretsOfReplicate());
  await wakeJob({ ctx, input: { predictionId: predictionIn(input.rawBody) } });
  return null;
}

function predictionIn(rawBody: Uint8Array): string {
  const reading = parseJson(rawBody);
  if ('fault' in reading) throw new ProblemError('bad_request', `The body ${reading.fault}.`);
  try {
    return readPrediction(reading.value).id;
  } catch (cause) {
    throw new ProblemError('invalid', 'The body is no prediction.', { cause });
  }
}
