import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startThrowAwayPostgres } from '../../../e2e/support/throw-away-postgres.mjs';
import { root } from '../../launcher/environment.mjs';
import { installPackages } from '../../launcher/install.mjs';
import { live } from '../../launcher/lifetime.mjs';
import { prepareCheckout } from '../../launcher/prepare.mjs';
import { measureArrival, measureEvents } from './arrival.mjs';
import { bareServer, modelboard, oneKilobyte, unleash } from './contestants.mjs';
import { withDatabaseOfItsOwn } from './database.mjs';
import { measureMemory } from './memory.mjs';
import { importOneKilobyte, startProduct } from './product.mjs';
import { measureReads } from './reads.mjs';
import { report } from './report.mjs';
import { measureStreams } from './streams.mjs';
import { measureThroughput } from './throughput.mjs';

const say = (/** @type {string} */ line) => console.error(`modelboard: ${line}`);

/** Measures what workers meet, in one run: prints a table, and writes JSON where `--json` names a file. */
export function benchRuntime() {
  return live(async ({ stopping, onEnd }) => {
    const { rounds, seconds, json } = settings();
    await prepareCheckout({ root, build: true, stopping, log: say });
    await installPackages({ root: fileURLToPath(new URL('.', import.meta.url)), stopping, log: say });
    const postgres = await startThrowAwayPostgres();
    onEnd(() => postgres.stop());
    const databaseUrl = await withDatabaseOfItsOwn(postgres.url, 'modelboard_bench');
    const serve = () => startProduct({ how: 'serve', databaseUrl, root, onEnd });

    const [first, second] = [await serve(), await serve()];
    await importOneKilobyte(first);
    say('saves on one instance, 50 workers on another');
    const fanOut = { at: first, workersAt: second, saves: 200, workers: 50 };
    const events = await measureEvents(fanOut);
    const arrival = await measureArrival(fanOut);
    say('reads from memory');
    const reads = await measureReads(first);
    await second.stop();
    say('500 streams');
    const fresh = await serve();
    const streams = await measureStreams(fresh, { count: 500, saves: 10 });
    await fresh.stop();
    say('a million reads over HTTP');
    const memory = await measureMemory({ pid: first.pid, ...oneKilobyte(first) });
    await first.stop();

    const options = { databaseUrl, onEnd };
    const ours = await modelboard('serve', options);
    const contestants = [
      await bareServer(ours, onEnd),
      ours,
      await modelboard('next start', options),
      await unleash({ serverUrl: postgres.url, onEnd }),
    ];
    const throughput = await measureThroughput(contestants, { rounds, seconds, stopping, say });

    const results = { machine: machine(), throughput, events, arrival, reads, streams, memory };
    console.log(report(results));
    if (json) await writeFile(json, JSON.stringify(results, null, 2));
  });
}

function settings() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  return { ...values, rounds: Number(values.rounds), seconds: Number(values.seconds) };
}

const machine = () => `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
