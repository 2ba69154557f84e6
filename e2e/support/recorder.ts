import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request and what came of it. */
export type Recorded = { client: string | undefined; ifNoneMatch: string | undefined; status: number };

/** Stands before a server, passes everything on, and writes down what goes by. */
export async function startRecorder(target: string) {
  const recorded: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      recorded.push({
        client: headers['modelboard-client']?.toString(),
        ifNoneMatch: headers['if-none-match'],
        status: answer.statusCode ?? 0,
      });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    recorded,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
