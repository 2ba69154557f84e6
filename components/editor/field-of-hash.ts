import type { Field } from '@/components/form';
import { toPointer } from '@/lib/config-schema';

/** The field that an address such as `#safety_tolerance` names: by parameter name, or by pointer for one in a group. */
export function fieldOfHash(fields: Field[], hash: string): Field | undefined {
  const name = decoded(hash.slice(1));
  if (name === null || name === '') return undefined;
  return (
    fields.find(({ pointer }) => pointer === toPointer([name]) || pointer === name) ??
    fields.find(({ parameter }) => parameter.name === name)
  );
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
