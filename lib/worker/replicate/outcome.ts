import { type Prediction, ProviderError } from '../ports';

/**
 * Words of models that reject what they are asked for, as public reports of failed predictions quote them: Replicate's
 * "flagged as sensitive … (E005)", BFL's "Request Moderated" and "Content Moderated", ByteDance's codes such as
 * `InputTextSensitiveContentDetected` and `OutputImageSensitiveContentDetected.PolicyViolation`, OpenAI's "rejected by the
 * safety system", and "NSFW content detected" of Stable Diffusion. No list of the vendor's own was found.
 */
const REFUSALS = new RegExp(
  [
    String.raw`\bE005\b`,
    String.raw`\bflagged (as sensitive|as (potentially )?(unsafe|harmful)|by (the|our) (safety|moderation))`,
    String.raw`\b(rejected|blocked|refused) by (the|our) (safety|moderation|content) (system|filter|check(er)?|policy)`,
    String.raw`\b(request|content|prompt|input|output|image|result)s? (was |were |is |has been |have been )?moderated\b`,
    String.raw`SensitiveContent(Detected)?\b`,
    String.raw`\bsensitive (content|information)\b`,
    String.raw`\bNSFW\b`,
    String.raw`\b(violates?|violation of|against) (our |the )?(content|usage|safety) polic(y|ies)\b`,
    String.raw`\bcontent[_ ]policy[_ ]violation\b`,
    String.raw`\bPolicyViolation\b`,
    String.raw`\bmoderation[_ ]blocked\b`,
  ].join('|'),
  'i',
);

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
