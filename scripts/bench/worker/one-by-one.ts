import type { Plant } from './plant';

/** Milliseconds of one job: until a worker took it, then with the worker, and how much of that was the provider. */
export type Times = { waited: number; taken: number; provider: number };

/** One job after the other, each with everything to itself. The first ones warm up and do not count. */
export async function measureOneByOne(plant: Plant, jobs: number): Promise<Times[]> {
  const { stop } = await plant.startWorkers(1);
  const times: Times[] = [];
  for (let index = -20; index < jobs; index += 1) {
    const before = plant.double.requests.length;
    const id = await plant.order();
    const { waited, taken } = await plant.ended(id);
    const provider = plant.double.requests.slice(before).reduce((sum, { tookMs }) => sum + (tookMs ?? 0), 0);
    if (index >= 0) times.push({ waited, taken, provider });
  }
  await stop();
  return times;
}
