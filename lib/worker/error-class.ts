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
