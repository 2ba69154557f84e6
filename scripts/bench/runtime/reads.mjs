import { createModelboard } from '../../../lib/sdk/index.ts';

const READS = 5_000_000;

/**
 * Reads of a worker from its own memory.
 * @param {{ url: string, token: string }} product
 * @returns {Promise<number>} per second
 */
export async function measureReads(product) {
  const client = createModelboard({ ...product, logger: null });
  await client.ready();
  let sum = 0;
  const read = () => {
    for (let count = 0; count < READS; count += 1) {
      sum += client.config('flux-kontext-pro')?.configRevision ?? 1;
    }
  };
  read();
  const started = performance.now();
  read();
  const seconds = (performance.now() - started) / 1000;
  await client.close();
  // Used, so that no engine leaves the loop out.
  if (Number.isNaN(sum)) throw new Error('nothing was read');
  return READS / seconds;
}
