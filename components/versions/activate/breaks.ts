import type { Field } from '@/components/form';
import {
  type Affected,
  type Decision,
  type Issue,
  type JsonValue,
  type Pointer,
  segmentsOf,
} from '@/lib/config-schema';

/** What to do with a stored value that the new version breaks. */
export type Choice = 'drop' | 'value';

/** One thing that needs a decision: a parameter of the new version, or a stored value that has none any more. */
export type Break = {
  /** Where the decision is made: the whole parameter, else the place itself. */
  path: Pointer;
  field: Field | null;
  title: string;
  /** What is live today; absent where nothing is set. */
  current?: JsonValue;
  messages: string[];
};

/** The fields of the new version, and of the old one for the titles of what has no field any more. */
type Fields = { present: Field[]; former: Field[] };

/** The breaking changes by parameter, those of the server first, then what the decisions made so far have led to. */
export function breaksOf(fields: Fields, affected: Affected[], led: (Affected | Issue)[]): Break[] {
  const breaks = new Map<Pointer, Break>();
  const breaking = affected.filter((entry) => entry.class === 'breaking');
  for (const entry of [...breaking, ...led]) {
    const at = ({ pointer }: Field) => isWithin(entry.path, pointer);
    const field = fields.present.find(at) ?? null;
    const path = field?.pointer ?? entry.path;
    const known = breaks.get(path);
    if (known === undefined) {
      const current = 'current' in entry && entry.path === path ? { current: entry.current } : {};
      const title = (field ?? fields.former.find(at))?.parameter.title ?? segmentsOf(path).join('.');
      breaks.set(path, { path, field, title, messages: [entry.message], ...current });
    } else if (!known.messages.includes(entry.message) && !led.includes(entry))
      known.messages.push(entry.message);
  }
  return [...breaks.values()];
}

const isWithin = (path: Pointer, place: Pointer) => path === place || path.startsWith(`${place}/`);

/** The decisions as the API takes them. `typedAt` gives what is typed; a value that is none is dropped. */
export function decisionsOf(
  breaks: Break[],
  choices: Record<Pointer, Choice>,
  typedAt: (field: Field) => JsonValue | undefined,
): Record<Pointer, Decision> {
  return Object.fromEntries(
    breaks.flatMap(({ path, field }): [Pointer, Decision][] => {
      const choice = choices[path];
      if (choice === undefined) return [];
      const value = choice === 'value' && field !== null ? typedAt(field) : undefined;
      return [[path, value === undefined ? { drop: true } : { value }]];
    }),
  );
}
