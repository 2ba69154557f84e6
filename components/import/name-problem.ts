import { splitProblem } from '@/components/shell/split-problem';
import { RequestError } from '@/lib/platform/client/call';
import { type Identity, identityNames } from './identity';

/** What the server has against the names, by field, and `rest`: what it has against anything else. */
export function nameProblem(
  refusal: Error | null,
  typed: Identity,
): ReturnType<typeof splitProblem<keyof Identity>> {
  const problem = refusal instanceof RequestError ? (refusal.problem as { taken?: unknown } | null) : null;
  if (!refusal || typeof problem?.taken !== 'string') return splitProblem(refusal, identityNames);
  // Ids and slugs share one space of names, so the answer names the name and not the field.
  const name = problem.taken === typed.slug?.trim() ? 'slug' : 'model_id';
  return { fields: [{ name, message: refusal.message }], rest: null };
}
