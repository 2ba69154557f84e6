import type { Settings } from './settings.ts';

/** One version of a model, as the registry has it: the fields that this service needs. */
export type Version = {
  model_name: string;
  version: number;
  /** Where the artefact lies; null for a model that a provider hosts. */
  path: string | null;
  /** `sha256` of the artefact, where whoever registered it put it there. */
  metadata: { sha256?: string };
};

/** The registry gave no version. `away` where it may well do so later: unreachable, busy, or its database is. */
export class RegistryError extends Error {
  readonly away: boolean;

  constructor(message: string, { away }: { away: boolean }) {
    super(message);
    this.away = away;
  }
}

/**
 * Asks Modelboard which version of the model is in production.
 *
 * @throws {RegistryError} where it is away, refuses the token, or has no production version
 */
export async function productionVersion({ modelboard, token, modelName }: Settings): Promise<Version> {
  const url = `${modelboard}/api/v1/registry/models/${encodeURIComponent(modelName)}/production`;
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(10_000),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new RegistryError(`Modelboard cannot be reached at ${modelboard} (${reasonOf(error)})`, {
      away: true,
    });
  }
  const answer = parse(text);
  if (status === 200 && isVersion(answer)) return answer;
  throw new RegistryError(complaint(status, answer, modelboard), { away: status === 429 || status >= 500 });
}

function complaint(status: number, answer: unknown, modelboard: string): string {
  const { detail } = (answer ?? {}) as { detail?: string };
  if (status === 401) return 'Modelboard does not know this token: check MODELBOARD_TOKEN';
  if (status === 403)
    return 'the token in MODELBOARD_TOKEN may not read models: it needs the scope models:read';
  if (detail !== undefined) return `Modelboard says (${status}): ${detail}`;
  return `what answers at ${modelboard} is not Modelboard's registry (status ${status})`;
}

/** undici wraps what the system says, once, or several times where a name has several addresses. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } };
  return cause?.code ?? (cause?.message || message);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether it has the fields of a version. */
export function isVersion(value: unknown): value is Version {
  const { model_name, version, path, metadata } = (value ?? {}) as Partial<Version>;
  return (
    typeof model_name === 'string' &&
    Number.isInteger(version) &&
    (typeof path === 'string' || path === null) &&
    typeof metadata === 'object' &&
    metadata !== null
  );
}
