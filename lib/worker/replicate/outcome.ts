import { type Prediction, ProviderError } from '../ports';

/**
 * Words of models that reject what they are asked for, as vendors' documents, clients and public reports of failed
 * predictions quote them: Replicate, BFL, ByteDance, OpenAI and Azure, Google, Stability, fal, Ideogram, Alibaba, Adobe and
 * Kling. No list of Replicate's own was found.
 */
const REFUSALS = anyOf(
  String.raw`\bE005\b`,
  String.raw`\bflagged (as|by|for) (\w+ ){0,3}?(sensitive|unsafe|harmful|explicit|inappropriate|disallowed|prohibited|NSFW|safety|moderation|content (checker|filter|policy))\b`,
  String.raw`\b(rejected|blocked|refused|denied|filtered|allowed)( \w+){0,5} (safety|moderation|content) (system|filters?|check(er)?|reasons|guidelines|moderation|polic(y|ies))\b`,
  String.raw`\b(blocked|rejected|flagged) (by|in|during) moderation\b`,
  String.raw`\bmoderation[_ ](blocked|failed)\b`,
  String.raw`\bcontent[_ ]moderation\b`,
  String.raw`\b(request|content|prompt|input|output|image|result)s? (was |were |is |has been |have been )?moderated\b`,
  String.raw`\bfailed (the |our )?(safety|moderation|content) (check|review|filter)\b`,
  String.raw`\b(not|failure to|failed to) pass (\S+ ){0,3}?(safety|moderation|risk control|content (check|filter|review))\b`,
  String.raw`\b(safety|content)[_ ]filter(ed|s)?\b`,
  String.raw`SensitiveContent|\bnew_sensitive\b|\b(In|Out)put(Text|Image|Video)RiskDetection\b`,
  String.raw`\bsensitive (content|information|words?|material)\b`,
  String.raw`\b(prompt|input|output|content|image)s? (is|are|was|were) (too )?(sensitive|unsafe|inappropriate|prohibited)\b`,
  String.raw`\b(inappropriate|prohibited|disallowed)[_ ]content\b`,
  String.raw`\bnsfw(_\w+)?\b|\bCSAM\b`,
  String.raw`\b(violate[sd]?|violating|violation of|against) (\S+ ){1,3}?(polic(y|ies)|guidelines|practices)\b`,
  String.raw`\bcontent[_ ]policy[_ ]violation\b|PolicyViolation\b|\bcontent management policy\b`,
  String.raw`\b(IMAGE_SAFETY|raiFilteredReason|block_?reason)\b|\bfinish_?reason\W{1,4}SAFETY\b`,
  String.raw`\b(PROMPT|MEDIA)_UNSAFE\b|\bUNSAFE_GENERATION\b|\bdata_?inspection_?failed\b`,
);

/** A checker that broke has rejected nothing, whatever it is called. */
const BROKEN = anyOf(
  String.raw`\bout of memory\b|\bOOM\b|\bCUDA\b|\bcuDNN\b|\bsegfault\b|\bSIG(KILL|SEGV)\b`,
  String.raw`\btimed? ?out\b|\bconnection (refused|reset|aborted|error)\b|\b(temporarily|service|currently) unavailable\b`,
  String.raw`\b(ModuleNotFound|Import|Attribute|Key|Type|OS)Error\b|\bno module named\b|\bno such file\b`,
  String.raw`\b(failed|unable) to (load|download|initialize)\b|\.(py|onnx|pth?|bin|safetensors)\b`,
);

function anyOf(...patterns: string[]): RegExp {
  return new RegExp(patterns.join('|'), 'i');
}

/** Why a prediction that is over has no result, or null where it has one or still runs. */
export function failureOf({ status, error }: Prediction): ProviderError | null {
  const words = error?.replace(/\s+/g, ' ').trim().slice(0, 500) || 'The model does not say why.';
  if (status === 'canceled')
    return new ProviderError('canceled', 'The prediction was canceled at Replicate.');
  if (status === 'aborted')
    return new ProviderError('timed_out', 'Replicate had no machine free in time; the prediction never ran.');
  if (status !== 'failed') return null;
  return REFUSALS.test(words) && !BROKEN.test(words)
    ? new ProviderError('safety_refusal', `The model refused for safety: ${words}`)
    : new ProviderError('failed', `The model failed: ${words}`);
}
