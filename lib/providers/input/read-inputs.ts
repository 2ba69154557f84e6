import {
  configSchemaOf,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Parameter,
  parametersOf,
  toPointer,
} from '@/lib/config-schema';
import type { InputIssue, InputWarning, ModelVersion } from '../input-builder';
import type { Pictures } from './pictures';

/** How the request called an input of the model. */
export type SentAs = {
  name: string /** One picture, where the model takes a list of them. */;
  single: boolean;
};

/** The inputs of a request, by the names of the model. */
export type ReadInputs = {
  inputs: JsonObject;
  /** The request's seed where the model has one in its config, else empty. */
  seed: JsonObject;
  /** By the name of the model; only where it differs. */
  sentAs: Map<string, SentAs>;
  issues: InputIssue[];
  warnings: InputWarning[];
};

/** What every model understands, and leaves out when it is null. */
const COMMON = ['prompt', 'image', 'seed'];

/**
 * Puts what a request sends where the model takes it: `image` into the model's own input for it, into its list where it
 * takes several. What is missing (see `isMissing`) is left out. What the model does not know is kept: its schema says no.
 */
export function readInputs(version: ModelVersion, pictures: Pictures, sent: JsonObject): ReadInputs {
  const parameters = new Map(parametersOf(version.schema).map((parameter) => [parameter.name, parameter]));
  const read: ReadInputs = { inputs: {}, seed: {}, sentAs: new Map(), issues: [], warnings: [] };
  const inputs: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(sent)) {
    const alias = name === 'image' && !parameters.has(name) ? pictures.image : null;
    const target = alias ?? name;
    const parameter = parameters.get(target);
    if (isMissing(name, value, parameter)) continue;
    if (alias !== null && Object.hasOwn(sent, alias) && sent[alias] !== null) {
      read.issues.push(
        refusal(name, 'given_twice', `Send either image or ${alias}: they are the same input`),
      );
    } else if (alias !== null) {
      const single = parameter?.type === 'array' && typeof value === 'string';
      read.sentAs.set(alias, { name, single });
      inputs.push([alias, single ? [value] : value]);
    } else if (name === 'seed' && parameter?.role === 'config') {
      read.seed = { seed: value };
    } else if (name === 'seed' && !parameter && !isOpen(version)) {
      read.warnings.push({
        path: '/seed',
        code: 'left_out',
        message: `seed is left out: ${version.name} takes none`,
      });
    } else if (parameter?.role === 'config') {
      read.issues.push(
        refusal(name, 'not_input', `${name} is tuned in the config: it does not come with a job`),
      );
    } else {
      inputs.push([name, value]);
    }
  }
  return { ...read, inputs: Object.fromEntries(inputs) };
}

/**
 * Nothing was given: null where the model takes no null, or a blank text where one is needed or for a prompt or an image
 * (an empty prompt is a missing one).
 */
function isMissing(name: string, value: JsonValue, parameter: Parameter | undefined): boolean {
  const isCommon = COMMON.includes(name);
  if (value === null) return isCommon || parameter?.nullable === false;
  if (typeof value !== 'string' || value.trim() !== '') return false;
  return name === 'prompt' || name === 'image' || (parameter?.required === true && !parameter.hasDefault);
}

/** Whether the model takes inputs that its schema does not name. */
function isOpen({ schema }: ModelVersion): boolean {
  const others = configSchemaOf(schema).additionalProperties;
  return others === true || isJsonObject(others);
}

function refusal(name: string, code: string, message: string): InputIssue {
  return { path: toPointer([name]), code, message, part: 'inputs' };
}
