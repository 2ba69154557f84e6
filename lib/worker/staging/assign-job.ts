import type { Issue } from '@/lib/config-schema';
import { JobFailure, NotOurs } from '../job-failure';
import type { Assignment, ConfigSource, TakenJob } from '../ports';
import type { Parts } from './parts';
import { readConfig, readPrompts, sourceWarnings } from './read-config';

type Assigned = {
  assigned: Assignment;
  /** Where its prompts come from. */
  source: ConfigSource;
  warnings: Issue[];
};

/**
 * What a job is made with: what an earlier worker assigned, else what is live now, which is stored before anything else is
 * tried, so that a job that fails names the config that it failed with. Throws {@link JobFailure} `config_unavailable`.
 */
export async function assignJob(parts: Parts, job: TakenJob): Promise<Assigned> {
  if (job.assigned !== null) return earlier(parts, job.assigned);
  if (job.kind === 'trial') return earlier(parts, await assign(parts, job, ofTrial(parts, job)));
  const { live, source, warnings } = readConfig(parts, job.modelId ?? parts.modelId);
  const { modelId, version, configRevision, source: configSource, config } = live;
  const mine = { modelId, version, configRevision, configSource, config };
  const assigned = await assign(parts, job, mine);
  const isMine = assigned.version === version && assigned.configRevision === configRevision;
  return isMine ? { assigned, source, warnings } : earlier(parts, assigned);
}

function earlier(parts: Parts, assigned: Assignment): Assigned {
  const { modelId, configSource } = assigned;
  return {
    assigned,
    source: configSource === 'defaults' ? parts.defaults : readPrompts(parts, modelId),
    warnings: configSource === 'trial' ? [] : sourceWarnings({ modelId, source: configSource }, parts.log),
  };
}

/** A test run brings its values and names its version: nothing live is read for it. */
function ofTrial(parts: Parts, { modelId, version }: TakenJob): Assignment {
  if (modelId !== null && version !== null)
    return { modelId, version, configRevision: null, configSource: 'trial', config: null };
  const { live } = readConfig(parts, modelId ?? parts.modelId);
  return { ...live, configRevision: null, configSource: 'trial', config: null };
}

async function assign({ store, log }: Parts, { id }: TakenJob, mine: Assignment): Promise<Assignment> {
  const assigned = await store.assign(id, mine).catch((error: unknown) => {
    log('error', 'what a job is made with could not be stored', { job: id, model: mine.modelId, error });
    const message = `The config of ${mine.modelId} could not be stored with the job: this database may lack the model; the log of the worker says more.`;
    throw new JobFailure('config_unavailable', message);
  });
  if (assigned === null) throw new NotOurs();
  return assigned;
}
