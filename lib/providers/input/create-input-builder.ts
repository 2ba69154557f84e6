import {
  defaultsOf,
  inputParametersOf,
  type JsonObject,
  type ParameterSchema,
  parametersOf,
  segmentsOf,
  validateComplete,
} from '@/lib/config-schema';
import {
  type BuiltInput,
  type InputIssue,
  type InputJob,
  InvalidInputError,
  type ModelInputBuilder,
  type ModelVersion,
} from '../input-builder';
import { checkPictures } from './check-pictures';
import { fitToPresent } from './fit-to-present';
import type { Pictures } from './pictures';
import { readConfig } from './read-config';
import { readInputs } from './read-inputs';
import { type Wording, wordingOf } from './wording';

/** The builder of a version, from its schema and from where the model takes pictures. */
export function createInputBuilder(version: ModelVersion, pictures: Pictures): ModelInputBuilder {
  return {
    image: pictures.image,
    validate: (job) => draftOf(version, pictures, job).issues,
    buildInput(job) {
      const { input, warnings, issues, worded } = draftOf(version, pictures, job);
      if (issues.length > 0) throw new InvalidInputError(issues);
      const fitted = fitToPresent(version.present, input, worded);
      return { input: fitted.input, warnings: [...warnings, ...fitted.warnings] };
    },
  };
}

type Draft = BuiltInput & { issues: InputIssue[]; worded: Wording };

/** The input as the version's own schema has it, and what is wrong with it. */
function draftOf(
  version: ModelVersion,
  pictures: Pictures,
  { request, config: stored = {} }: InputJob,
): Draft {
  const { schema } = version;
  const read = readInputs(version, pictures, request.inputs);
  const config = readConfig(schema, stored, request.config ?? {});
  const checked = checkPictures(pictures.inputs, read.inputs);
  // The seed of the config goes before that of the request. Null means no seed: none is sent, unless the provider would
  // then use a default.
  const { seed: configSeed, ...tuned } = config.values;
  const hasDefault = (defaultsOf(schema).seed ?? null) !== null;
  const isSent = configSeed !== undefined && (configSeed !== null || hasDefault);
  const jobSeed = (configSeed ?? null) === null ? read.seed : {};
  const given = { ...jobSeed, ...checked.inputs };
  const input = inOrder(schema, { ...tuned, ...(isSent && { seed: configSeed }), ...given });
  const inputNames = new Set([...inputParametersOf(schema).map(({ name }) => name), ...Object.keys(given)]);
  const broken = validateComplete(schema, input).map((issue): InputIssue => {
    const [name] = segmentsOf(issue.path);
    return { ...issue, part: name === undefined || inputNames.has(name) ? 'inputs' : 'config' };
  });
  const worded = wordingOf(version, pictures, read.sentAs);
  return {
    input,
    worded,
    warnings: [...read.warnings, ...checked.warnings.map(worded)],
    issues: onePerPlace([...read.issues, ...config.issues, ...[...checked.issues, ...broken].map(worded)]),
  };
}

/** In the order of the schema, for the eye. */
function inOrder(schema: ParameterSchema, input: JsonObject): JsonObject {
  const names = parametersOf(schema)
    .map(({ name }) => name)
    .filter((name) => Object.hasOwn(input, name));
  const first = Object.fromEntries(names.map((name) => [name, null]));
  return { ...first, ...input };
}

/** The first one says most: what is asked of a picture is more than what the schema asks of a text. */
function onePerPlace(issues: InputIssue[]): InputIssue[] {
  const first = new Map<string, InputIssue>();
  for (const issue of issues) {
    const place = `${issue.part} ${issue.path}`;
    if (!first.has(place)) first.set(place, issue);
  }
  return [...first.values()];
}
