/** Every kind of failure the product answers with, and its HTTP status. A closed union: add here first. */
export const statusOf = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  precondition_required: 428,
  too_many_requests: 429,
  internal: 500,
  provider_failed: 502,
  unavailable: 503,
  storage_full: 507,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** One short, fixed sentence per code, for the `title` of a problem document (RFC 9457 §3.1.3). */
export const titleOf: Record<ErrorCode, string> = {
  bad_request: 'The request is malformed',
  unauthenticated: 'Nobody is signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict with the present state',
  precondition_failed: 'Somebody else changed it first',
  payload_too_large: 'The body is too large',
  unsupported_media_type: 'The body is of another type than is taken here',
  invalid: 'Some values are not valid',
  precondition_required: 'If-Match is missing',
  too_many_requests: 'Too many requests',
  internal: 'Something went wrong here',
  provider_failed: 'The provider did not answer as it should',
  unavailable: 'The database is away',
  storage_full: 'The disk is full',
};
