/** As much as tells what a text is. */
const START = 400;

const GIVE = 'give the address of the schema itself, or paste its text';

/** What can be told of bytes that are no JSON, the first that fits, and what to do about it. */
const KINDS: [fits: (start: string, type: string, bytes: Uint8Array) => boolean, fault: string][] = [
  [(start) => start.trim() === '', `is empty: ${GIVE}`],
  [
    (_start, _type, [first, second]) =>
      (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b),
    'is a compressed file: unpack it, and open or paste what is in it',
  ],
  [
    (start, _, [first, second]) =>
      (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || start.includes('\0'),
    'is not in UTF-8, as JSON is, but in UTF-16 or no text at all: save it as UTF-8, or paste its text',
  ],
  [
    (start, type) => /^text\/html\b/.test(type) || /^\s*(<!--.*?-->\s*)*<(!doctype )?html\b/is.test(start),
    'is a web page, not JSON: give the address of the schema itself',
  ],
  [(start) => /^\s*</.test(start), `is XML, not JSON: ${GIVE}`],
  [
    (start, type) => /yaml\b/.test(type) || /^(#.*\n|\s)*(---|%YAML|["']?[\w$-]+["']?:(\s|$))/.test(start),
    'is YAML, and only JSON is fetched: give the address of the JSON, or paste the text',
  ],
  [(start) => !/^\s*[[{"]/.test(start), `is no JSON: ${GIVE}`],
];

/**
 * Why what a server answered is no JSON, as the end of a sentence: "is a web page, not JSON: …". YAML takes too long to be
 * read while others wait. `type` is the media type that the server says.
 */
export function whyNoJson(type: string, bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes.subarray(0, START));
  const kind = KINDS.find(([fits]) => fits(start, type, bytes));
  return kind?.[1] ?? syntaxFault(bytes);
}

function syntaxFault(bytes: Uint8Array): string {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError))
      return 'is not in UTF-8, as JSON is: save it as UTF-8, or paste its text';
    return `is not valid JSON: ${placeIn(new TextDecoder().decode(bytes), error.message)}`;
  }
  return 'is not valid JSON';
}

/** The engine of JavaScript says the offset of what it did not expect, or that the text ended too early. */
function placeIn(text: string, message: string): string {
  const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  if (offset >= text.trimEnd().length)
    return 'it breaks off before its end. Fetch it again, or paste the whole text';
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return `its first fault stands at ${place}. Paste the text here to correct it`;
}
