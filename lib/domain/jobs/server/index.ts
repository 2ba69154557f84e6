export { cancelJob } from './cancel-job';
export { createJob } from './create-job';
export { createTrial } from './create-trial';
export { getJob, listJobs } from './read-jobs';
export { readProvider } from './read-provider';
export { toOutcome } from './to-job';
export { wakeJob } from './wake-job';
