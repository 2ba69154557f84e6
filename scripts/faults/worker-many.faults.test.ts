import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workshop } from './support/workshop';

const JOBS = 300;
const WORKERS = 4;
let workshop: Workshop;

beforeAll(async () => {
  workshop = await Workshop.open({ hasInsideWorker: true });
  // In the same moment, as a supervisor starts them.
  await Promise.all(Array.from({ length: WORKERS }, () => workshop.hire()));
});

afterAll(() => workshop.close());

test('300 jobs on 4 workers, one of which is killed: one prediction for each, and none is lost', async () => {
  const { double, sql } = workshop;
  double.script({ prediction: { startAfterMs: 20, runForMs: 100 }, times: Number.POSITIVE_INFINITY });
  const ids: string[] = [];
  const order = async () => {
    while (ids.length < JOBS) {
      const place = ids.push('') - 1;
      ids[place] = await workshop.order();
    }
  };
  await Promise.all(Array.from({ length: 10 }, order));
  const count = async (status: string) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from jobs where status = ${status}`;
    return row?.count;
  };
  await expect.poll(() => count('succeeded'), { timeout: 60_000, interval: 50 }).toBeGreaterThan(20);
  await workshop.workers[0]?.kill();
  await expect.poll(() => count('succeeded'), { timeout: 150_000, interval: 100 }).toBe(JOBS);

  expect(new Set(ids).size).toBe(JOBS);
  const prompts = double.predictions.map(({ asked }) => asked.prompt);
  expect(prompts.toSorted()).toEqual(
    Array.from({ length: JOBS }, (_, index) => `order ${index + 1}`).toSorted(),
  );
  const rows = await sql<{ id: string; prediction: string }[]>`
    select id, prediction_id as prediction from jobs`;
  expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(rows.map(({ prediction }) => prediction).toSorted()).toEqual(
    double.predictions.map(({ id }) => id).toSorted(),
  );
  const runs = await sql<{ job: string }[]>`select job_id as job from runs`;
  expect(runs.map(({ job }) => job).toSorted()).toEqual(ids.toSorted());
  expect(workshop.workers.slice(1).every(({ runs }) => runs)).toBe(true);
});
