import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startReplicateDouble } from '../../../e2e/support/replicate';
import { startThrowAwayPostgres } from '../../../e2e/support/throw-away-postgres.mjs';
import { root } from '../../launcher/environment.mjs';
import { live } from '../../launcher/lifetime.mjs';
import { prepareCheckout } from '../../launcher/prepare.mjs';
import { withDatabaseOfItsOwn } from '../runtime/database.mjs';
import { measureOneByOne } from './one-by-one';
import { startPlant } from './plant';
import { report } from './report';
import { measureThroughput } from './throughput';

const say = (line: string) => console.error(`modelboard: ${line}`);

/** Measures what a worker adds to the time of the provider: prints a table, and writes JSON where `--json` names a file. */
export function benchWorker() {
  return live(async ({ stopping, onEnd }) => {
    const { jobs, json } = settings();
    await prepareCheckout({ root, build: true, stopping, log: say });
    const postgres = await startThrowAwayPostgres();
    onEnd(() => postgres.stop());
    const databaseUrl = await withDatabaseOfItsOwn(postgres.url, 'modelboard_bench');
    const double = await startReplicateDouble({ longestSide: 64 });
    onEnd(() => double.close());
    const plant = await startPlant({ databaseUrl, double, onEnd });

    say(`${jobs} jobs, one by one`);
    const oneByOne = await measureOneByOne(plant, jobs);
    const throughput: Awaited<ReturnType<typeof measureThroughput>>[] = [];
    for (const workers of [1, 2]) {
      say(`${jobs * 5} jobs at once, ${workers} ${workers === 1 ? 'worker' : 'workers'}`);
      throughput.push(await measureThroughput(plant, { jobs: jobs * 5, workers }));
    }
    const results = { machine: machine(), oneByOne, throughput };
    console.log(report(results));
    if (json) await writeFile(json, JSON.stringify(results, null, 2));
  });
}

function settings() {
  const { values } = parseArgs({
    options: { jobs: { type: 'string', default: '200' }, json: { type: 'string' } },
  });
  return { ...values, jobs: Number(values.jobs) };
}

const machine = () => `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
