import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire, headers sorted. */
export type RawAnswer = { status: number | undefined; headers: string[]; body: Buffer };

/** Sends one request without anything that a client adds by itself. */
export async function rawRequest(
  url: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const sent = request(url, { method, headers, agent: false }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { rawHeaders, statusCode: status } = response;
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : [],
  );
  return { status, headers: lines.sort(), body: Buffer.concat(chunks) };
}

/** Sends several requests at once on one connection; what comes back until the server closes it, as the last one asks. */
export async function pipelined(url: string, requests: string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8').write(requests.join(''));
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}
