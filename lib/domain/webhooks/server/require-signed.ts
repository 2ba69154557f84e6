import { ProblemError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { ProviderError } from '@/lib/worker/ports';
import { verifyWebhook } from '@/lib/worker/replicate';
import type { WebhookSecrets } from './webhook-secrets';

/** A webhook as it came. */
export type Delivery = { headers: Headers; rawBody: Uint8Array };

/** Throws `unauthenticated` for a webhook that no secret could make good: it has no signature, or is old. */
export function requireRecent(headers: Headers): void {
  const verified = verifyWebhook({ headers, rawBody: new Uint8Array(), secrets: [], now: new Date() });
  if (!verified.ok && verified.fault === 'malformed') throw refused(verified.reason);
}

/**
 * Throws `unauthenticated` for a webhook that the provider did not sign, or long ago, and `provider_failed` where that cannot
 * be told.
 */
export async function requireSigned(delivery: Delivery, secrets: WebhookSecrets): Promise<void> {
  requireRecent(delivery.headers);
  const verify = (...known: string[]) => verifyWebhook({ ...delivery, secrets: known, now: new Date() });
  const first = verify(await secrets.present().catch(explain));
  if (first.ok) return;
  const fresh = await secrets.renewed().catch(explain);
  if (fresh === null || !verify(fresh).ok) throw refused(first.reason);
}

const refused = (reason: string) =>
  new ProblemError('unauthenticated', `This is no webhook of Replicate: ${reason}`);

function explain(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  // Anybody may send a webhook: the reason, which names our settings, is for the log alone.
  log('warn', 'the secret of webhooks cannot be read', { error });
  throw new ProblemError('provider_failed', 'The signature cannot be checked now. Try again later.');
}
