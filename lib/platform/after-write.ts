import { singleton } from './singleton';

/**
 * What happens between a write and its answer: whoever serves from memory what was written reads it first, so that a client
 * that was answered meets its own write on this instance. It may take a moment and never fails.
 */
export const afterWrite = (): { run: () => Promise<void> } =>
  singleton('after-write', () => ({ run: async () => {} }));
