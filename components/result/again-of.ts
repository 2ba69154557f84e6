import type { JobRequest } from '@/lib/domain/jobs/contract';
import type { Trial } from '@/lib/domain/jobs/queries';
import type { Result } from './run-texts';

/**
 * The trial that does the same again: same version, values, picture and prompt, and the seed that was used. Null where the
 * job came to no config, so that there is nothing to repeat.
 */
export function againOf(result: Result, request: JobRequest): Trial | null {
  const { version, config, prompt } = result;
  if (version === null || config === null) return null;
  const { model: _, ...same } = request;
  const seed = typeof config.seed === 'number' ? null : result.seed;
  return {
    version,
    overrides: config,
    // The prompt as it was built: the library may have changed since.
    request: { ...same, ...(prompt !== null && { prompt }), ...(seed !== null && { seed }) },
  };
}
