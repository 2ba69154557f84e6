import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { send, sendHalf } from './answer';
import type { Arrived } from './arrived';
import { serverError, unauthenticated } from './problems';
import { routeOf } from './routes';
import type { Interruption } from './scenes';
import type { World } from './world';

/** Answers one request, interrupted as the test wants. A request whose client is gone before its turn does nothing. */
export async function serve(
  world: World,
  token: string,
  note: (arrived: Arrived) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', world.url);
  const { operation, handle, parameters } = routeOf(method, url.pathname);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const arrived: Arrived = { operation, method, url, parameters, headers, body, status: null, tookMs: null };
  const begun = performance.now();
  note(arrived);

  const interruption = world.scenes.interruptionOf(arrived);
  if (!(await isLetIn(interruption, arrived, response, world))) return;
  const isOpen = operation === 'output' && !world.outputsNeedToken;
  const isKnown = isOpen || headers.authorization === `Bearer ${token}`;
  const answer = isScripted(interruption)
    ? interruption.answer
    : isKnown
      ? await handle(world, arrived)
      : unauthenticated();
  if (!(await isLetOut(interruption, arrived, response))) return;
  if (isCut(interruption, 'halfway')) return sendHalf(response, answer);
  arrived.status = answer.status;
  arrived.tookMs = performance.now() - begun;
  send(response, answer);
}

/** Whether the request is to be looked at, once whatever comes before that is over. */
async function isLetIn(
  interruption: Interruption | null,
  arrived: Arrived,
  response: ServerResponse,
  { timers }: World,
): Promise<boolean> {
  if (interruption === null) return true;
  if (isCut(interruption, 'before')) response.socket?.resetAndDestroy();
  if ('hold' in interruption && interruption.hold.place === 'before') {
    interruption.hold.arrive(arrived);
    await eitherOf(interruption.hold.opened, response);
  }
  if ('lateMs' in interruption) {
    const over = new Promise<void>((resolve) => timers.after(interruption.lateMs, resolve));
    await eitherOf(over, response);
  }
  return response.socket?.destroyed === false;
}

/** Whether the answer, which is made, is to be sent. */
async function isLetOut(
  interruption: Interruption | null,
  arrived: Arrived,
  response: ServerResponse,
): Promise<boolean> {
  if (isCut(interruption, 'after')) response.socket?.resetAndDestroy();
  if (interruption !== null && 'hold' in interruption && interruption.hold.place === 'after') {
    interruption.hold.arrive(arrived);
    await eitherOf(interruption.hold.opened, response);
  }
  return response.socket?.destroyed === false;
}

/** Until something has happened, or the client is gone. */
async function eitherOf(happened: Promise<void>, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  await Promise.race([happened, once(response, 'close', { signal: gone.signal }).catch(() => {})]);
  gone.abort();
}

function isCut(interruption: Interruption | null, place: 'before' | 'after' | 'halfway'): boolean {
  return interruption !== null && 'cut' in interruption && interruption.cut === place;
}

function isScripted(interruption: Interruption | null) {
  return interruption !== null && 'answer' in interruption;
}

/** What a fault of the double itself is answered with. */
export function answerFault(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else send(response, serverError());
}
