import { effectiveOf, type JsonObject } from '@/lib/config-schema';
import { type InputIssue, InvalidInputError } from '@/lib/providers/input-builder';
import { prompted } from '../inputs/prompted';
import { secretsIn } from '../inputs/secrets-in';
import { JobFailure } from '../job-failure';
import type { LiveConfig, Stamp, StoredVersion, TakenJob } from '../ports';
import type { Parts } from './parts';
import { keepPictures, standIn } from './pictures';
import { readConfig } from './read-config';

/** A job that is ready to be sent. */
export type Stamped = {
  stamp: Stamp;
  /** Inputs that are kept nowhere. */
  secrets: JsonObject;
  version: StoredVersion;
};

/**
 * Resolves what a job is made with: the model and config that are live now, or those that a trial tries; its prompt; and the
 * provider's input. Pictures in it are paths of ours. Throws {@link JobFailure} for a job that cannot be sent.
 */
export async function stampJob(parts: Parts, job: TakenJob): Promise<Stamped> {
  const { live, source, warnings } = readConfig(parts, job.modelId ?? parts.modelId);
  const number = job.version ?? live.version;
  const version = await parts.store.version(live.modelId, number);
  if (version === null)
    throw new JobFailure('config_unavailable', `${live.modelId} has no version ${number} here.`);
  const { schema } = version;
  const config = job.overrides === null ? live.config : effectiveOf(schema, job.overrides);
  const asked = prompted({
    inputs: await keepPictures(parts.images, job.inputs),
    roomType: job.roomType,
    style: job.style,
    library: source.prompts(),
    schema,
  });
  const built = build(parts, { live, version, config, inputs: asked.inputs });
  const secrets = secretsIn(schema, built.input);
  const stamp: Stamp = {
    modelId: live.modelId,
    version: number,
    ...(job.overrides === null
      ? { configRevision: live.configRevision, configSource: live.source }
      : { configRevision: null, configSource: 'trial' }),
    config,
    prompt: asked.prompt,
    input: without(built.input, secrets),
    warnings: [...warnings, ...asked.warnings, ...built.warnings],
  };
  return { stamp, secrets, version };
}

type Building = { live: LiveConfig; version: StoredVersion; config: JsonObject; inputs: JsonObject };

function build({ registry }: Parts, { live, version, config, inputs }: Building) {
  const { name, schema } = version;
  try {
    const builder = registry.inputBuilderOf({ modelId: live.modelId, name, schema });
    const { input, warnings } = builder.buildInput({ request: { inputs: standIn.put(inputs) }, config });
    return { input: standIn.take(input), warnings };
  } catch (error) {
    throw error instanceof InvalidInputError ? refused(error.issues) : error;
  }
}

function refused(issues: InputIssue[]): JobFailure {
  const words = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new JobFailure('refused_input', `The provider would refuse this job. ${words}`, {
    field: issues[0]?.path ?? null,
  });
}

const without = (input: JsonObject, secrets: JsonObject) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !Object.hasOwn(secrets, name)));
