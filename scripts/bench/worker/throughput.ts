import type { Plant } from './plant';

/** `processor`: milliseconds of processor time that a job took of its worker. */
export type Throughput = { workers: number; jobs: number; perSecond: number; processor: number };

/** All jobs are in the queue before the workers begin. From the first one that is taken to the last one that is done. */
export async function measureThroughput(
  plant: Plant,
  { jobs, workers }: { jobs: number; workers: number },
): Promise<Throughput> {
  const ids = await plant.orderMany(jobs);
  const { stop } = await plant.startWorkers(workers);
  const seconds = await plant.secondsOf(ids);
  return { workers, jobs, perSecond: jobs / seconds, processor: (await stop()) / jobs };
}
