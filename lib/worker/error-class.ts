/** Why a job came to nothing. */
export const errorClasses = [
  'refused_input',
  'refused_config',
  'model_unavailable',
  'no_credit',
  'unauthorised',
  'rate_limited',
  'provider_down',
  'timed_out',
  'safety_refusal',
  'not_configured',
  'maybe_sent',
  'canceled',
  'config_unavailable',
  'output_unusable',
  'failed',
] as const;

export type ErrorClass = (typeof errorClasses)[number];

/** Why a job waits in the queue to be tried again. */
export const retryReasons = [
  'rate_limited',
  'provider_down',
  'unauthorised',
  'no_credit',
  'not_configured',
  'config_unavailable',
  'storage_unavailable',
] as const;

export type RetryReason = (typeof retryReasons)[number];
