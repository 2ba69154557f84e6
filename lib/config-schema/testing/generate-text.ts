import fc from 'fast-check';
import type { Parameter } from '../types';
import type { Random } from './seeded';

/** One line each, since a box of one line cannot hold more; with what escaping could spoil. */
const TEXTS = [
  'a',
  'two words',
  ' spaced ',
  'größer & <b>"bold"</b>',
  "it's 100%",
  '日本語',
  'null',
  '12',
  'true',
];

const OF_FORMAT: Record<string, string[]> = {
  color: ['#a1b2c3', '#000000'],
  colour: ['#a1b2c3'],
  date: ['2026-02-28', '1999-12-31'],
  'date-time': ['2026-02-28T12:34:56Z', '1999-12-31T23:59:59Z'],
  duration: ['P1DT2H'],
  email: ['someone@example.com'],
  hostname: ['cdn.example.com'],
  ipv4: ['192.0.2.7'],
  ipv6: ['2001:db8::7'],
  iri: ['https://example.com/größe'],
  'json-pointer': ['/a/0'],
  regex: ['^a+$'],
  time: ['12:34:56Z'],
  uri: ['https://example.com/a.png?size=1', 'data:text/plain,hello'],
  'uri-reference': ['../a.png'],
  url: ['https://example.com/a.png'],
  uuid: ['123e4567-e89b-42d3-a456-426614174000'],
};

/** A text of the format, the pattern and the length that a parameter asks for. */
export function generateText(parameter: Parameter, random: Random): string {
  const { format, pattern, minLength, maxLength } = parameter;
  if (pattern !== null) return matching(pattern, random);
  const ofFormat = OF_FORMAT[format ?? ''];
  if (ofFormat) return random.pick(ofFormat);
  const text = random.chance(0.1) ? '' : random.pick(TEXTS);
  const long = text.padEnd(minLength ?? 0, 'long ').slice(0, maxLength ?? undefined);
  return long;
}

/** A text that matches a pattern, or `a` where nobody knows one. */
export function matching(pattern: string, random: Random): string {
  try {
    const [text] = fc.sample(fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }), {
      seed: random.integer(0, 2 ** 31 - 1),
      numRuns: 1,
    });
    return text ?? 'a';
  } catch {
    // Lookarounds are beyond the generator of fast-check.
    return 'a';
  }
}
