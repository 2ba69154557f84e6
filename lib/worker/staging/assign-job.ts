import type { Issue } from '@/lib/config-schema';
import { NotOurs } from '../job-failure';
import type { Assignment, ConfigSource, LiveConfig, TakenJob } from '../ports';
import type { Parts } from './parts';
import { readConfig, sourceWarnings } from './read-config';

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
  const { live, source, warnings } = readConfig(parts, job.modelId ?? parts.modelId);
  const mine = assignmentOf(job, live);
  const assigned = await parts.store.assign(job.id, mine);
  if (assigned === null) throw new NotOurs();
  const isMine = assigned.version === mine.version && assigned.configRevision === mine.configRevision;
  return isMine ? { assigned, source, warnings } : earlier(parts, assigned);
}

function earlier(parts: Parts, assigned: Assignment): Assigned {
  const { modelId, configSource } = assigned;
  return {
    assigned,
    source: configSource === 'defaults' ? parts.defaults : parts.config,
    warnings: configSource === 'trial' ? [] : sourceWarnings({ modelId, source: configSource }, parts.log),
  };
}

function assignmentOf({ version, overrides }: TakenJob, live: LiveConfig): Assignment {
  const { modelId, configRevision, source: configSource, config } = live;
  if (overrides === null) return { modelId, version: live.version, configRevision, configSource, config };
  return {
    modelId,
    version: version ?? live.version,
    configRevision: null,
    configSource: 'trial',
    config: null,
  };
}
