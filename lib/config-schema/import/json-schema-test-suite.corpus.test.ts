import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkValue } from '../check-value';
import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../types';
import type { Dialect } from './dialect';
import { normalise, normaliseDialect } from './normalise';
import { createReporter } from './reporter';

const suite = path.resolve(process.env.MODELBOARD_CORPUS ?? '../shared', 'json-schema-test-suite');

type Group = {
  description: string;
  schema: JsonValue;
  tests: { description: string; data: JsonValue; valid: boolean }[];
};
type Verdict = { name: string; allowed: boolean; valid: boolean; remote: boolean };

type Reading = (schema: JsonValue, dialect: Dialect) => JsonObject | null;

/** As documents of providers are read: every dialect's words count, and what stands beside a reference. */
const asImported: Reading = (schema, dialect) => {
  if (!isJsonObject(schema)) return normaliseDialect(schema, dialect);
  const report = createReporter();
  const normalised = normalise(schema, [], { dialect, lenient: true, report });
  return report.failed() ? null : normalised.schema;
};

/** Required cases of one draft, each with what we say of it. */
function verdictsOf(folder: string, dialect: Dialect, read: Reading): Verdict[] {
  const files = readdirSync(path.join(suite, folder)).sort();
  return files.flatMap((file) => {
    const groups: Group[] = JSON.parse(readFileSync(path.join(suite, folder, file), 'utf8'));
    return groups.flatMap((group) => {
      const schema = read(group.schema, dialect);
      return group.tests.map((each) => ({
        name: `${file} › ${group.description} › ${each.description}`,
        allowed: schema !== null && checkValue(schema, each.data).length === 0,
        valid: each.valid,
        remote: schema === null && leadsOut(file, group.schema),
      }));
    });
  });
}

/** True where a group needs a document that is not in it: the suite serves them at one address. */
function leadsOut(file: string, schema: JsonValue): boolean {
  const text = JSON.stringify(schema);
  return file === 'refRemote.json' || text.includes('localhost:1234') || /"\$ref":"https?:/.test(text);
}

/** Names that every object of JavaScript has, and integers beyond ±(2^53−1), are refused everywhere. */
const HOUSE_RULES = [
  'const.json › float and integers are equal up to 64-bit representation limits › integer is valid',
  'const.json › float and integers are equal up to 64-bit representation limits › float is valid',
  'properties.json › properties whose names are Javascript object property names › all present and valid',
  'required.json › required properties whose names are Javascript object property names › ignores arrays',
  'required.json › required properties whose names are Javascript object property names › ignores other non-objects',
  'required.json › required properties whose names are Javascript object property names › all present',
];
/** Formats are checked, since people type the values; in 2020-12 they are annotations unless a dialect says more. */
const FORMATS = [
  'email',
  'regex',
  'date',
  'date-time',
  'time',
  'hostname',
  'ipv4',
  'ipv6',
  'json-pointer',
  'relative-json-pointer',
  'uri',
  'uuid',
  'duration',
].map(
  (format) => `format.json › ${format} format › invalid ${format} string is only an annotation by default`,
);
/** A dialect of one's own, which nothing here reads, switches validation off. */
const VOCABULARIES = [
  'vocabulary.json › schema that uses custom metaschema with with no validation vocabulary › no validation: invalid number, but it still validates',
];

/** Those who write limits beside a reference mean them, whatever draft 7 says. */
const SIBLINGS = ['ref.json › ref overrides any sibling keywords › ref valid, maxItems ignored'];
const CURRENT = [...HOUSE_RULES, ...FORMATS, ...VOCABULARIES];

/** An import drops a `const` that no double holds exactly, with a warning: all numbers are accepted then. */
const isOfDroppedConst = (name: string): boolean =>
  name.startsWith('const.json › float and integers are equal up to 64-bit representation limits');

describe.each<[string, Dialect, string, Reading, number, string[]]>([
  ['draft2020-12', '2020-12', 'by the letter', normaliseDialect, 1_299, CURRENT],
  ['draft2020-12', '2020-12', 'as imported', asImported, 1_299, CURRENT],
  ['draft7', 'draft-07', 'by the letter', normaliseDialect, 927, HOUSE_RULES],
  ['draft7', 'draft-07', 'as imported', asImported, 927, [...HOUSE_RULES, ...SIBLINGS]],
])('%s, %s, %s', (folder, dialect, _, read, count, rules) => {
  const known = read === asImported ? rules.filter((name) => !isOfDroppedConst(name)) : rules;
  const verdicts = verdictsOf(folder, dialect, read);

  test('no invalid value is accepted', () => {
    expect(verdicts).toHaveLength(count);
    const accepted = verdicts.filter(({ allowed, valid }) => allowed && !valid).map(({ name }) => name);
    expect(accepted.filter((name) => !isOfDroppedConst(name))).toEqual([]);
    expect(accepted).toHaveLength(read === asImported ? 2 : 0);
  });

  test('the wrong refusals are these', () => {
    const refused = verdicts.filter(({ allowed, valid, remote }) => !allowed && valid && !remote);
    expect(refused.map(({ name }) => name).sort()).toEqual([...known].sort());
  });
});
