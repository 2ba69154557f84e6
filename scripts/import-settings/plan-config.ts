import {
  configParametersOf,
  effectiveOf,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  overridesOf,
  type ParameterSchema,
  segmentsOf,
  validate,
} from '@/lib/config-schema';

/** What is to become of one model's settings. */
export type ConfigPlan = {
  /** One line per parameter, in the order of the form; unknown ones follow. */
  lines: string[];
  /** True if a value is refused; then nothing of this model is stored. */
  refused: boolean;
  /** What the settings say, without the nulls that stand for unset. */
  config: JsonObject;
  /** What of it differs from the defaults, and so would be stored. */
  overrides: JsonObject;
};

const show = (value: JsonValue | undefined) => (value === undefined ? 'unset' : JSON.stringify(value));

/** Compares the predecessor's settings of a model with its present schema. Pure: stores nothing. */
export function planConfig(schema: ParameterSchema, settings: JsonValue): ConfigPlan {
  if (!isJsonObject(settings)) {
    const line = `refused: the settings are no JSON object but ${show(settings)}`;
    return { lines: [line], refused: true, config: {}, overrides: {} };
  }
  const parameters = new Map(configParametersOf(schema).map((parameter) => [parameter.name, parameter]));
  // The predecessor wrote an unset pointer, such as its seed, as null.
  const meansUnset = (name: string) => {
    const parameter = parameters.get(name);
    return settings[name] === null && parameter && !parameter.nullable && !parameter.hasDefault;
  };
  const config = Object.fromEntries(Object.entries(settings).filter(([name]) => !meansUnset(name)));
  const overrides = overridesOf(schema, config);
  const issues = validate(schema, effectiveOf(schema, overrides));
  const lineOf = (name: string): string => {
    const found = issues.filter(({ path }) => segmentsOf(path)[0] === name);
    if (found.length > 0) {
      return `${name}: ${show(settings[name])} refused: ${found.map(({ message }) => message).join('; ')}`;
    }
    if (meansUnset(name)) return `${name}: null, which means unset: nothing to store`;
    if (!Object.hasOwn(overrides, name))
      return `${name}: ${show(settings[name])} equals the default: nothing to store`;
    const initial = parameters.get(name);
    return `${name}: ${show(initial?.hasDefault ? initial.default : undefined)} → ${show(settings[name])}`;
  };
  const known = [...parameters.keys()].filter((name) => Object.hasOwn(settings, name));
  const elsewhere = issues.filter(({ path }) => !Object.hasOwn(settings, String(segmentsOf(path)[0])));
  return {
    lines: [
      ...known.map(lineOf),
      ...Object.keys(settings)
        .filter((name) => !parameters.has(name))
        .map(lineOf),
      ...elsewhere.map(({ path, message }) => `refused: ${path || 'the whole config'}: ${message}`),
    ],
    refused: issues.length > 0,
    config,
    overrides,
  };
}
