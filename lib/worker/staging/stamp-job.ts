import { effectiveOf, type JsonObject } from '@/lib/config-schema';
import { type InputIssue, InvalidInputError } from '@/lib/providers/input-builder';
import { prompted } from '../inputs/prompted';
import { secretsIn } from '../inputs/secrets-in';
import { JobFailure } from '../job-failure';
import type { Stamp, StoredVersion, TakenJob } from '../ports';
import { assignJob } from './assign-job';
import type { Parts } from './parts';
import { keepPictures, standIn } from './pictures';

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
  const { assigned, source, warnings } = await assignJob(parts, job);
  const { modelId, version: number, configRevision, configSource } = assigned;
  if (job.unreadable !== null) throw new JobFailure('failed', job.unreadable);
  const version = await parts.store.version(modelId, number);
  if (version === null)
    throw new JobFailure('config_unavailable', `${modelId} has no version ${number} here.`);
  const { schema } = version;
  const config = assigned.config ?? effectiveOf(schema, job.overrides ?? {});
  const asked = prompted({
    inputs: await keepPictures(parts.images, job.inputs),
    roomType: job.roomType,
    style: job.style,
    library: source.prompts(),
    schema,
  });
  const built = build(parts, { modelId, version, config, inputs: asked.inputs });
  const secrets = secretsIn(schema, built.input);
  const stamp: Stamp = {
    ...{ modelId, version: number, configRevision, configSource },
    config,
    prompt: asked.prompt,
    input: without(built.input, secrets),
    warnings: [...warnings, ...asked.warnings, ...built.warnings],
  };
  return { stamp, secrets, version };
}

type Building = { modelId: string; version: StoredVersion; config: JsonObject; inputs: JsonObject };

function build({ registry }: Parts, { modelId, version, config, inputs }: Building) {
  const { name, schema } = version;
  try {
    const builder = registry.inputBuilderOf({ modelId, name, schema });
    const { input, warnings } = builder.buildInput({ request: { inputs: standIn.put(inputs) }, config });
    return { input: standIn.take(input), warnings };
  } catch (error) {
    throw error instanceof InvalidInputError ? refused(error.issues) : error;
  }
}

function refused(issues: InputIssue[]): JobFailure {
  const words = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const ofConfig = issues.find(({ part }) => part === 'config');
  return new JobFailure(
    ofConfig ? 'refused_config' : 'refused_input',
    `The provider would refuse this job. ${words}`,
    { field: (ofConfig ?? issues[0])?.path ?? null },
  );
}

const without = (input: JsonObject, secrets: JsonObject) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !Object.hasOwn(secrets, name)));
