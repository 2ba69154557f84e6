import type { ErrorClass } from '@/lib/domain/jobs/contract';

type Words = { title: string; advice: string };

/** What went wrong, and what to do about it. */
export const errorWords: Record<ErrorClass, Words> = {
  refused_input: {
    title: 'The input was refused',
    advice: 'Change the value that is named, and run it again.',
  },
  refused_config: {
    title: 'The config was rejected',
    advice: 'Change the parameter that is named on Configure: no job can run under this config.',
  },
  model_unavailable: {
    title: 'The provider does not have the model',
    advice: 'Check for updates of the model, or set another one as active.',
  },
  no_credit: {
    title: 'No credit at the provider',
    advice: 'Buy credit for the account of the key, and run it again.',
  },
  unauthorised: {
    title: 'The provider did not accept the key',
    advice: 'Set a valid key in REPLICATE_API_TOKEN, and start Modelboard again.',
  },
  rate_limited: {
    title: 'Too many requests at the provider',
    advice: 'Wait a minute, and run it again.',
  },
  provider_down: {
    title: 'The provider could not be reached',
    advice: 'Look at the provider’s status page, and run it again when it is back.',
  },
  timed_out: {
    title: 'It took too long',
    advice: 'Run it again; ask for less, such as fewer pictures or steps, where it happens again.',
  },
  safety_refusal: {
    title: 'The safety filter refused it',
    advice: 'Change the prompt or the image, or allow more by the model’s safety parameter.',
  },
  not_configured: {
    title: 'There is no key for the provider',
    advice: 'Set REPLICATE_API_TOKEN, and start Modelboard again.',
  },
  maybe_sent: {
    title: 'It may have been sent already',
    advice:
      'Look at the predictions that are named at the provider, and run it again where none of them is its own.',
  },
  canceled: { title: 'It was canceled', advice: 'Run it again where it is still wanted.' },
  config_unavailable: {
    title: 'The config could not be read',
    advice: 'See that the worker reaches Modelboard and its database, and run it again.',
  },
  output_unusable: {
    title: 'The answer held no picture that can be used',
    advice: 'Run it again; see the logs below where it happens again.',
  },
  failed: { title: 'The model failed', advice: 'See the message and the logs, and run it again.' },
};
