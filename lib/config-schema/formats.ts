import { draft2020, type JsonSchemaValidator } from 'json-schema-library';

/** RFC 3986 §3: a scheme and something after it. */
const URI = /^[a-z][a-z0-9+.-]*:./i;

/**
 * What no URI contains: a foreign character, or a broken percent-encoding. Looked for, since a match of the whole text
 * runs out of stack on a data URL of some megabytes.
 */
const NOT_URI = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]|%(?![0-9a-f]{2})/i;

/** Formats of text that the empty text does not have, though the library lets it pass. */
const NEVER_EMPTY = ['date', 'date-time', 'duration', 'email', 'time', 'uuid'];

/** The formats that are checked. Others, such as `password` or `binary`, are annotations and allow any text. */
export const formats: Record<string, JsonSchemaValidator> = {
  ...Object.fromEntries(
    Object.entries(draft2020.formats).map(([name, check]) => [name, ofText(name, check)]),
  ),
  uri: checkUri,
  url: checkUri,
};

function ofText(name: string, check: JsonSchemaValidator): JsonSchemaValidator {
  return (place) => {
    if (typeof place.data !== 'string') return undefined;
    return place.data === '' && NEVER_EMPTY.includes(name) ? refuse(place) : check(place);
  };
}

function checkUri(place: Parameters<JsonSchemaValidator>[0]): ReturnType<JsonSchemaValidator> {
  if (typeof place.data !== 'string') return undefined;
  return URI.test(place.data) && !NOT_URI.test(place.data) && hasPlace(place.data)
    ? undefined
    : refuse(place);
}

/** A web address names a host: `https://` and `http:///a` name none. */
function hasPlace(text: string): boolean {
  return !/^https?:/i.test(text) || /^https?:\/\/[^/?#:@]/i.test(text);
}

function refuse({ node, pointer, data }: Parameters<JsonSchemaValidator>[0]) {
  return node.createError('format-error', { pointer, schema: node.schema, value: data }, 'format');
}
