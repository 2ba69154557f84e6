import { RequestError } from '@/lib/platform/client/call';

/** Whether somebody else changed first what was to be changed. */
export function isConflict(error: unknown): error is RequestError {
  return error instanceof RequestError && error.problem?.code === 'precondition_failed';
}
