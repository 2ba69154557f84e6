import { own, ownList, ownTexts } from '../json';
import type { JsonObject, JsonValue } from '../types';
import { labelOf } from './label-of';
import type { Place } from './walk';
import { wordsOf } from './words-of';

/** Names of what must not be read back. `max_tokens` and `stop_token` are none. */
const NAMES =
  /^((.+ )?(api key|apikey|api token|access token|auth token|access key|private key|password|secret|secret key)|credentials|(hf|huggingface|replicate|openai|github|civitai|bearer|refresh) token)$/;

/**
 * Marks a secret: text that says so (`format: password`, `writeOnly`, Cog's `x-cog-secret`) or whose name says so.
 * A secret comes with each job and is never stored in a config.
 */
export function withSecret(schema: JsonObject, { walk, source, path }: Place): JsonObject {
  if (Object.hasOwn(schema, 'x-secret') || !isText(schema)) return schema;
  const reason = reasonOf(schema, { walk, source, path });
  if (!reason) return schema;
  walk.report.info(path, `${labelOf(path)}taken as a secret: ${reason}`);
  return { ...schema, 'x-secret': true };
}

function reasonOf(schema: JsonObject, { walk, source, path }: Place): string | null {
  if (own(source, 'x-cog-secret') === true) return 'it says so';
  if (own(schema, 'format') === 'password') return 'its format is password';
  if (own(schema, 'writeOnly') === true) return 'it can only be written';
  const [above, name] = path.slice(-2);
  if (above !== 'properties' || name === undefined) return null;
  const words = wordsOf(name).join(' ');
  // In a definition, a token is a piece of text that a language model reads or writes.
  const isToken = words === 'token' && walk.within === '';
  return isToken || NAMES.test(words) ? 'its name says so' : null;
}

function isText(schema: JsonObject): boolean {
  if (Object.hasOwn(schema, 'enum') || Object.hasOwn(schema, 'const')) return false;
  const named = (value: JsonValue | undefined) =>
    own(value, 'type') === 'string' || ownTexts(value, 'type').includes('string');
  return named(schema) || [...ownList(schema, 'anyOf'), ...ownList(schema, 'oneOf')].some(named);
}
