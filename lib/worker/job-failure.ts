import type { ErrorClass } from './error-class';

/** Ends a job for a reason that lies in it, or in what it needs. `field` is a JSON Pointer into the input. */
export class JobFailure extends Error {
  override name = 'JobFailure';
  readonly errorClass: ErrorClass;
  readonly field: string | null;

  constructor(errorClass: ErrorClass, message: string, { field = null }: { field?: string | null } = {}) {
    super(message);
    this.errorClass = errorClass;
    this.field = field;
  }
}

/** Somebody else has the job, or ended it. */
export class NotOurs extends Error {
  override name = 'NotOurs';
}
