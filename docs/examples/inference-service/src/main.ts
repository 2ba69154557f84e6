import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { httpServer } from './http.ts';
import { ServedModel } from './served-model.ts';
import { readSettings } from './settings.ts';

const log = (line: string) => console.log(`inference: ${line}`);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const stopping = new AbortController();
  const served = await ServedModel.start(settings, log);

  const server = httpServer(served).listen(settings.port, settings.host);
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  log(`ready at http://${address.includes(':') ? `[${address}]` : address}:${port}`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
      server.close();
    });
  }
  await served.follow(stopping.signal);
}

main().catch((error: Error) => {
  console.error(`inference: cannot start: ${error.message}`);
  process.exitCode = 1;
});
