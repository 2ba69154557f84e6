import { ownObject, ownTexts } from '../json';
import { segmentsOf, toPointer } from '../pointer';
import { subschemasOf } from '../subschemas';
import type { Issue, JsonObject } from '../types';
import { type Admission, admit } from './admit';
import { reportContradictions } from './contradictions';
import { definitionOf } from './definition-of';
import { writeDiscriminators } from './discriminate';
import { labelOf } from './label-of';
import { excessOf } from './measure';
import { type Normalised, normalise } from './normalise';
import { readNullDefaults } from './nullable';
import { writeOrder } from './order';
import { reportParts } from './parts';
import { dropUnused, recursiveNames } from './reachable';
import { dropReadOnly } from './read-only';
import type { Located } from './recognise';
import { limited } from './report';
import { createReporter, type Reporter } from './reporter';
import { declareRequired } from './required';
import { writeRoles } from './roles';
import { originOf, sourcePathOf } from './source-path';
import { dropUncertain, loosen } from './uncertain';
import { reportUnused } from './unused';
import type { Walk } from './walk';

/** What was found in a source: the document that references are looked up in, and where in it the schema stands. */
type Source = Located & { document: JsonObject; path: string[] };

/** Converts the schema that was found in a source, decides the roles, and has the result admitted. */
export function convertSource(
  located: Source,
  issues: readonly Issue[],
  inputs: readonly string[] | undefined,
): Admission {
  const report = createReporter();
  const { document, path, dialect } = located;
  const normalised = normalise(document, path, { dialect, lenient: true, report });
  reportReading(issues, located.base, normalised, report);
  if (located.kind === 'json-schema') reportUnused(document, normalised.walk);
  const steps = [checkSize, finish(located, inputs)];
  for (const step of steps) if (!report.failed()) step(normalised);
  const schema = report.failed() ? null : admitted(normalised, report);
  const entries = report.entries().map((entry) => ({ ...entry, path: toPointer(located.base) + entry.path }));
  return { schema, report: [...entries, ...limited(located.report)] };
}

/** What could not be read counts where it is part of the schema, not elsewhere in a large document. */
function reportReading(
  issues: readonly Issue[],
  base: readonly string[],
  { walk }: Normalised,
  report: Reporter,
): void {
  const parts = issues.flatMap(({ path, code, message }) => {
    const segments = segmentsOf(path).slice(base.length);
    const inSource = path.startsWith(toPointer(base));
    const isPart =
      inSource && segments.some((_, index) => walk.visited.has(toPointer(segments.slice(0, index))));
    return isPart || path === '' ? [{ segments, code, message }] : [];
  });
  for (const { segments, code, message } of parts) {
    const name = segments.at(-1) ?? 'The source';
    const advice =
      code === 'forbidden_key' ? ', since every object has it already: take it out of the source' : '';
    // JSON has no other number that is none: 1e400 is read as infinite.
    if (message === 'Must be a number')
      loosen(walk, segments, `${labelOf(segments)}${name} is too large a number: left out`);
    else report.error(segments, `${name}: ${message}${advice}`);
  }
}

function checkSize({ schema, walk }: Normalised): void {
  const excess = excessOf(schema);
  if (excess) walk.report.error(sourcePathOf(schema, walk, excess.path), excess.message);
}

/** What needs the whole: values of branches, order, roles. The schema is still ours alone, so it is changed in place. */
function finish(located: Located, inputs: readonly string[] | undefined): (normalised: Normalised) => void {
  return ({ schema, walk }) => {
    dropUncertain(schema, walk);
    narrowRoot(schema, walk);
    writeDiscriminators(schema, walk);
    if (located.kind !== 'json-schema') dropReadOnly(schema, walk);
    dropUnused(schema);
    readNullDefaults(schema, walk);
    declareRequired(schema, walk);
    reportContradictions(schema, walk);
    writeOrder(schema);
    writeRoles(schema, inputs, walk);
    reportParts(schema, walk);
    reportRecursion(schema, walk);
  };
}

/** Parameters are an object; what else a schema allows in its place is not kept. */
function narrowRoot(schema: JsonObject, walk: Walk): void {
  const types = ownTexts(schema, 'type');
  if (!types.includes('object') || types.length === 1) return;
  const others = types.filter((type) => type !== 'object').join(' or ');
  walk.report.info([...originOf(walk, schema), 'type'], `May also be ${others}: only the object is kept`);
  if (JSON.stringify(schema).includes('"$ref":"#"')) keepWhole(schema);
  schema.type = 'object';
}

/** What refers to the root means all that it allows: a definition with a name of its own. */
function keepWhole(schema: JsonObject): void {
  const { $schema, $defs, ...rest } = schema;
  const names = Object.keys(ownObject(schema, '$defs'));
  const name = `whole${'_'.repeat(names.filter((each) => each.startsWith('whole')).length)}`;
  const redirect = (node: JsonObject) => {
    for (const { schema: inner } of subschemasOf(node)) redirect(inner);
    if (node.$ref === '#') node.$ref = `#/$defs/${name}`;
  };
  redirect(schema);
  schema.$defs = { ...ownObject(schema, '$defs'), [name]: structuredClone(rest) };
}

function reportRecursion(schema: JsonObject, walk: Walk): void {
  for (const name of recursiveNames(schema)) {
    const path = originOf(walk, definitionOf(schema, { $ref: name === '' ? '#' : `#/$defs/${name}` }));
    const label = labelOf(path) || 'The schema ';
    walk.report.info(path, `${label}contains itself: from the second level on it is edited as JSON`);
  }
}

function admitted({ schema, walk }: Normalised, report: Reporter): JsonObject | null {
  const { $schema, $defs, ...rest } = schema;
  const whole = { ...($schema !== undefined && { $schema }), ...rest, ...($defs !== undefined && { $defs }) };
  const admission = admit(whole);
  for (const { path, level, message } of admission.report) {
    report[level](sourcePathOf(schema, walk, segmentsOf(path)), message);
  }
  return admission.schema;
}
