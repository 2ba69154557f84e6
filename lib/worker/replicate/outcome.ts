import { type Prediction, ProviderError } from '../ports';

/**
 * Words of models that refuse what they are asked for, as public reports of failed predictions quote them: "The input or
 * output was flagged as sensitive … (E005)" and "Content was flagged by the safety system"; "NSFW content detected" also
 * stands in the published code of Stable Diffusion's models on Replicate. No list of the vendor's own was found.
 */
const REFUSALS = /\bE005\b|flagged as sensitive|flagged by the safety system|NSFW content/i;

/** Why a prediction that is over has no result, or null where it has one or still runs. */
export function failureOf({ status, error }: Prediction): ProviderError | null {
  const words = error?.replace(/\s+/g, ' ').trim().slice(0, 500) || 'The model does not say why.';
  if (status === 'canceled')
    return new ProviderError('canceled', 'The prediction was canceled at Replicate.');
  if (status === 'aborted')
    return new ProviderError('timed_out', 'Replicate had no machine free in time; the prediction never ran.');
  if (status !== 'failed') return null;
  return REFUSALS.test(words)
    ? new ProviderError('safety_refusal', `The model refused for safety: ${words}`)
    : new ProviderError('failed', `The model failed: ${words}`);
}
