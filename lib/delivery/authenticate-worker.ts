import { authenticate } from '@/lib/platform/auth/authenticate';
import type { Actor } from '@/lib/platform/context';
import { delivery } from './process';

/**
 * Who sends a request of a worker; null for nobody. A token is looked for in memory, so that it works while the database is
 * away. A signed-in person is found by the cookie, and before anything is in memory the database is asked.
 */
export async function authenticateWorker(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get('authorization');
  const known = delivery();
  if (authorization === null || known.present === null) return authenticate(headers);
  return known.workerOf(authorization);
}
