import { ProblemError } from '@/lib/platform/errors';
import type { LiveModel } from './live-model';
import { delivery } from './process';

/**
 * What is live of a model, by id or slug, or of the active one: from memory, so that it works while the database is away.
 * Throws `not_found`, `conflict` without a production version, `unavailable` before anything was read.
 */
export function liveModel(key?: string): LiveModel {
  const found = delivery().find(key);
  if (!('code' in found)) return found;
  const headers: Record<string, string> = found.code === 'unavailable' ? { 'retry-after': '2' } : {};
  throw new ProblemError(found.code, found.detail, { headers });
}
