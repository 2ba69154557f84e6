import type { Job, RetryReason } from '@/lib/domain/jobs/contract';
import type { Run } from '@/lib/domain/runs/contract';

/** What a screen needs to know of a job or a run. */
export type Result = Omit<Job, 'request' | 'repeats'> & Partial<Pick<Run, 'provider_times'>>;

/** Where a job stands, in one word. */
export const statusWords: Record<Result['status'], string> = {
  queued: 'Waiting',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
};

/** Why a job waits to be tried again. */
const retryWords: Record<RetryReason, string> = {
  rate_limited: 'Waiting for the provider’s rate limit',
  provider_down: 'Waiting: the provider is unavailable',
  unauthorised: 'Waiting: the provider rejected the API key',
  no_credit: 'Waiting: no credit at the provider',
  not_configured: 'Waiting: REPLICATE_API_TOKEN is not set',
  config_unavailable: 'Waiting: no config can be read',
  storage_unavailable: 'Waiting: the image could not be stored',
};

/** What a job does that has not ended. */
export function activityText({ status, progress, retry, prediction_id }: Result): string {
  if (progress?.status === 'canceling') return 'Canceling…';
  if (retry !== null) return retryWords[retry.reason];
  if (status === 'queued') return 'Waiting for a worker';
  if (progress?.status === 'processing') return 'The provider works on it';
  return prediction_id === null ? 'Starting' : 'The provider starts the model';
}

/** Seconds as people say them: "0.8 s", "42 s", "3 min 5 s". */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** How long the provider computed: as it measured, else between the times that it gave. Null where neither is known. */
export function providerSeconds({ progress, provider_times }: Result): number | null {
  if (typeof progress?.predict_time === 'number') return progress.predict_time;
  const { started_at, completed_at } = provider_times ?? {};
  if (!started_at || !completed_at) return null;
  return Math.max(0, Date.parse(completed_at) - Date.parse(started_at)) / 1000;
}

/** "$0.04"; an unknown cost is not nothing. */
export function costText({ cost }: Pick<Result, 'cost'>): string {
  if (cost === null) return 'unknown';
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: cost.currency,
    maximumFractionDigits: 6,
  }).format(Number(cost.amount));
}

/** Which config made it: "revision 7", that nothing had been saved, or values that were only tried. */
export function revisionText({ config_revision, kind }: Pick<Result, 'config_revision' | 'kind'>): string {
  if (config_revision === null) return kind === 'trial' ? 'values of a form, not saved' : 'none was read';
  return config_revision === 0 ? 'the defaults, before the first save' : `revision ${config_revision}`;
}
