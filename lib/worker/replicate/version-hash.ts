/** The provider's own versions are named by hashes; what else it calls a version runs under the model's name. */
const HASH = /^[0-9a-f]{64}$/;

export function isVersionHash(reference: string | null): reference is string {
  return reference !== null && HASH.test(reference);
}
