import { own } from './json';
import { optionsOf } from './kinds';
import type { JsonObject, JsonValue } from './types';

/** A branch of a union, flattened, with the titles of its own options. */
type Branch = { shown: JsonObject; titles: ReadonlyMap<string, string> };

/** What may stand beside the constant or the options of a branch that is nothing but a choice. */
const BESIDE = /^(const|default|deprecated|description|enum|examples|title|type|x-.*|\$comment)$/;

/** The options that branches of nothing but constants offer together; null where a branch is more than that. */
export function choicesOf(branches: Branch[]): JsonValue[] | null {
  const isChoice = ({ shown }: Branch) =>
    optionsOf(shown) !== null && Object.keys(shown).every((keyword) => BESIDE.test(keyword));
  if (branches.length === 0 || !branches.every(isChoice)) return null;
  const options = branches.flatMap(({ shown }) => optionsOf(shown) ?? []);
  const distinct = new Map(options.map((option) => [JSON.stringify(option), option]));
  return distinct.size > 0 ? [...distinct.values()] : null;
}

/** The titles that such branches give to their only option, by the option's JSON. */
export function titlesOf(branches: Branch[]): ReadonlyMap<string, string> {
  return new Map(
    branches.flatMap(({ shown, titles }): [string, string][] => {
      const [option, ...others] = optionsOf(shown) ?? [];
      const title = own(shown, 'title');
      if (option === undefined || others.length > 0 || typeof title !== 'string') return [...titles];
      return [[JSON.stringify(option), title]];
    }),
  );
}
