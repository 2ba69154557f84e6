import { formatValue } from '@/components/diff';
import {
  type JsonObject,
  memberConditionsOf,
  type Parameter,
  type ParameterSchema,
} from '@/lib/config-schema';
import type { FieldStanding } from '../field-standing';
import { hiddenChange } from '../hidden-change';
import type { Entry } from './contents';

/** What conditions say of one member now. A hidden one is called for by none, and is not there. */
export type MemberStanding = FieldStanding & { isHidden: boolean };

/** What conditions say of the members of an object, by their names; null where it has no conditions. */
export function memberStandings(
  schema: ParameterSchema,
  parameter: Parameter,
  entries: Entry[],
): Record<string, MemberStanding> | null {
  const conditions = memberConditionsOf(schema, parameter);
  if (conditions === null) return null;
  const members: JsonObject = Object.fromEntries(
    // A draft appears as its text, as it does among the overrides.
    entries.map(([name, content]) => [name, 'value' in content ? content.value : content.draft]),
  );
  const { unused, required } = conditions(members);
  const reason = (on: string | undefined) => {
    if (on === undefined) return null;
    const title = parameter.properties.find(({ name }) => name === on)?.title ?? on;
    return `${title} is ${formatValue(members[on])}`;
  };
  const standings = parameter.properties.map(({ name }): [string, MemberStanding] => {
    const isHidden = unused.has(name) && !Object.hasOwn(members, name);
    return [name, { unused: reason(unused.get(name)), required: reason(required.get(name)), isHidden }];
  });
  return Object.fromEntries(standings);
}

/** The same as a row says under a parameter. */
export function standingHints(standing: FieldStanding | undefined): string {
  const required = standing?.required ? [`required while ${standing.required}`] : [];
  const unused = standing?.unused ? [`not used while ${standing.unused}`] : [];
  return [...required, ...unused].join(', ');
}

/** What a screen reader hears when an object gets other members; empty where none of them comes or goes with that. */
export function membersChange(
  schema: ParameterSchema,
  parameter: Parameter,
  before: Entry[],
  after: Entry[],
): string {
  const hidden = (entries: Entry[]) => {
    const standings = Object.entries(memberStandings(schema, parameter, entries) ?? {});
    return standings.flatMap(([name, { isHidden }]) => (isHidden ? [name] : []));
  };
  return hiddenChange(hidden(before), hidden(after));
}
