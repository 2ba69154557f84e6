import { resolve } from 'node:path';

export type Settings = {
  /** Where Modelboard is, such as `http://127.0.0.1:3000`. */
  modelboard: string;
  /** An API token with the scope `models:read`. */
  token: string;
  modelName: string;
  /** The folder below which the paths of the registry lie. */
  artefacts: string;
  /** Where to remember what was served last, for a start while Modelboard is away. */
  lastKnown: string;
  host: string;
  port: number;
  /** Milliseconds between two looks at the registry. */
  interval: number;
};

/**
 * Reads the settings from environment variables.
 *
 * @throws {Error} naming the first variable that is missing or wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const required = (name: string, what: string) => {
    const value = environment[name]?.trim();
    if (!value) throw new Error(`Set ${name}: ${what}.`);
    return value;
  };
  const number = (name: string, usual: number, least: number, most: number) => {
    const value = Number(environment[name] || usual);
    if (value >= least && value <= most) return value;
    throw new Error(`${name} must be a number from ${least} to ${most}, not "${environment[name]}".`);
  };
  const modelboard = required('MODELBOARD_URL', 'where Modelboard is, such as http://127.0.0.1:3000');
  if (!/^https?:\/\//.test(modelboard) || !URL.canParse(modelboard)) {
    throw new Error(`MODELBOARD_URL must be an address with http:// or https://, not "${modelboard}".`);
  }
  return {
    modelboard: modelboard.replace(/\/+$/, ''),
    token: required('MODELBOARD_TOKEN', 'an API token with the scope models:read'),
    modelName: required('MODEL_NAME', 'the model to serve, such as delivery-time'),
    artefacts: resolve(environment.ARTEFACTS_DIR || '.'),
    lastKnown: resolve(environment.LAST_KNOWN_FILE || 'last-known.json'),
    host: environment.HOST || '127.0.0.1',
    port: Math.trunc(number('PORT', 8080, 0, 65_535)),
    interval: number('POLL_SECONDS', 5, 0.1, 3600) * 1000,
  };
}
