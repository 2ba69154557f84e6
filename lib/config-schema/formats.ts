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

/** Formats of whole numbers (OpenAPI), such as `uint8`: the bits, and whether there is a sign. */
function checkWhole(place: Parameters<JsonSchemaValidator>[0]): ReturnType<JsonSchemaValidator> {
  const { node, data } = place;
  if (typeof data !== 'number') return undefined;
  const format = String(node.schema.format);
  const unsigned = format.startsWith('u');
  const most = 2 ** (Number(format.replace(/^u?int/, '')) - (unsigned ? 0 : 1));
  const isWithin = Number.isInteger(data) && data < most && data >= (unsigned ? 0 : -most);
  return isWithin ? undefined : refuse(place);
}

const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/;
/** RFC 1123 §2.1: labels of letters, digits and inner hyphens. */
const HOSTNAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

function matching(pattern: RegExp): JsonSchemaValidator {
  return (place) => (typeof place.data !== 'string' || pattern.test(place.data) ? undefined : refuse(place));
}

function checkIpv6(place: Parameters<JsonSchemaValidator>[0]): ReturnType<JsonSchemaValidator> {
  if (typeof place.data !== 'string') return undefined;
  const isAddress = /^[0-9a-f:.]*$/i.test(place.data) && URL.canParse(`http://[${place.data}]/`);
  return isAddress ? undefined : refuse(place);
}

const WHOLE_FORMATS = ['8', '16', '32', '64'].flatMap((bits) => [`int${bits}`, `uint${bits}`]);

/** The formats that are checked. Others, such as `password` or `binary`, are annotations and allow any text. */
export const formats: Record<string, JsonSchemaValidator> = {
  ...Object.fromEntries(
    Object.entries(draft2020.formats).map(([name, check]) => [name, ofText(name, check)]),
  ),
  ...Object.fromEntries(WHOLE_FORMATS.map((name) => [name, checkWhole])),
  hostname: matching(HOSTNAME),
  ipv4: matching(IPV4),
  ipv6: checkIpv6,
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
