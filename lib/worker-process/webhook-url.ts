import { replicateWebhookPath } from '@/lib/domain/webhooks/paths';

const LOOPBACK = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/;

type Places = { publicUrl: string | undefined; baseUrl: string };

/**
 * Where the provider says that a prediction has ended. It calls https addresses only (predictions.create, `webhook`); one
 * that runs on this machine calls any. Null where it cannot reach us: then it is asked all the same.
 */
export function webhookUrl({ publicUrl, baseUrl }: Places): string | null {
  if (publicUrl === undefined) return null;
  const canReach = publicUrl.startsWith('https:') || LOOPBACK.test(baseUrl);
  return canReach ? new URL(replicateWebhookPath, publicUrl).href : null;
}
