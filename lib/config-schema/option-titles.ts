import { own } from './json';
import { optionsOf } from './kinds';
import type { JsonObject, JsonValue } from './types';

/** A branch of a union, flattened, with the titles of its own options. */
type Branch = { shown: JsonObject; titles: ReadonlyMap<string, string> };

/** What may stand beside the constant or the options of a branch that is nothing but a choice. */
const BESIDE = /^(const|default|deprecated|description|enum|examples|title|type|x-.*|\$comment)$/;

/** Options, and the titles of those that have one, by the option's JSON. */
type Choices = { options: JsonValue[]; titles: ReadonlyMap<string, string> };

/**
 * What branches of nothing but constants offer together, a branch with one option giving it its title; null where a
 * branch is more than that.
 */
export function choicesOf(branches: Branch[]): Choices | null {
  const options = new Map<string, JsonValue>();
  const named = new Map<string, string>();
  for (const { shown, titles } of branches) {
    const offered = optionsOf(shown);
    if (!offered || !Object.keys(shown).every((keyword) => BESIDE.test(keyword))) return null;
    for (const option of offered) options.set(JSON.stringify(option), option);
    const title = own(shown, 'title');
    const [only, ...others] = offered;
    const isTitled = only !== undefined && others.length === 0 && typeof title === 'string';
    const found: Iterable<[string, string]> = isTitled ? [[JSON.stringify(only), title]] : titles;
    for (const [option, text] of found) named.set(option, text);
  }
  return options.size > 0 ? { options: [...options.values()], titles: named } : null;
}
