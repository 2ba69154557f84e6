import type { JsonObject } from '@/lib/config-schema';
import { seal, unseal } from '@/lib/platform/auth/seal';

/** Secrets as they are stored; null where there are none. */
export function sealed(secrets: JsonObject): string | null {
  return Object.keys(secrets).length === 0 ? null : seal(JSON.stringify(secrets));
}

export function unsealed(stored: string | null): JsonObject {
  return stored === null ? {} : JSON.parse(unseal(stored));
}
