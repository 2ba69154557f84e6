import type { z } from 'zod';
import { fingerprint, type ParameterSchema } from '@/lib/config-schema';
import type { ProblemEntry } from '@/lib/platform/errors';
import type { registryEntry } from '../contract';
import { acceptSchema } from './accept-schema';

/** An entry of a registry.json that could be read, with its place in the file. */
export type Entry = {
  place: string;
  given: z.output<typeof registryEntry>;
  parameters: { parametersSchema: ParameterSchema; schemaFingerprint: string };
};

/** The entries by the lowered name of their model, and what is wrong with the file itself. */
export function entriesByModel(models: Entry['given'][]): {
  groups: Map<string, Entry[]>;
  faults: ProblemEntry[];
} {
  const groups = new Map<string, Entry[]>();
  const faults: ProblemEntry[] = [];
  for (const [index, given] of models.entries()) {
    const place = `/models/${index}`;
    const { schema, faults: found } = acceptSchema(given.parameters_schema);
    if (schema === null) {
      faults.push(
        ...found.map(({ path, ...rest }) => faultAt(`${place}/parameters_schema${path}`, rest.message)),
      );
      continue;
    }
    const key = given.model_name.toLowerCase();
    const others = groups.get(key) ?? [];
    const twin = others.find((entry) => entry.given.version === given.version);
    if (twin) {
      faults.push(faultAt(`${place}/version`, `The same version stands at ${twin.place}`));
      continue;
    }
    const parameters = { parametersSchema: schema, schemaFingerprint: fingerprint(schema) };
    groups.set(key, [...others, { place, given, parameters }]);
  }
  return { groups, faults };
}

/** One fault of the body, at its place. */
export function faultAt(path: string, message: string): ProblemEntry {
  return { path, code: 'registry', message, in: 'body' };
}
