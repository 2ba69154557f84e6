import type { Model } from '@/lib/domain/models/contract';
import type { ModelUpdate } from '@/lib/domain/models/queries';
import { RequestError } from '@/lib/platform/client/call';

/** What the details form holds. */
export type Details = { name: string; description: string; slug: string };

/** What a PATCH has to carry for these details, or null where nothing changed. Surrounding blanks do not count. */
export function detailsUpdate(model: Pick<Model, keyof Details>, details: Details): ModelUpdate | null {
  const update: ModelUpdate = {};
  for (const name of ['name', 'description', 'slug'] as const) {
    const value = details[name].trim();
    if (value !== model[name]) update[name] = value;
  }
  return Object.keys(update).length === 0 ? null : update;
}

/** The messages of a refused PATCH by field; empty where the refusal is about none of them. */
export function fieldErrors(error: Error | null): Partial<Record<keyof Details, string>> {
  const entries = error instanceof RequestError ? (error.problem?.errors ?? []) : [];
  return Object.fromEntries(
    entries
      .filter((entry) => ['/name', '/description', '/slug'].includes(entry.path))
      .map((entry) => [entry.path.slice(1), entry.message]),
  );
}
