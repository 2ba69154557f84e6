import type { ReplicateDouble } from './start-double';

type Asking = { body?: unknown; headers?: Record<string, string>; token?: string | null };

/** One request to the double. `body` of the answer is its JSON. */
export async function ask(
  { url, token: valid }: Pick<ReplicateDouble, 'url' | 'token'>,
  method: string,
  path: string,
  { body, headers = {}, token = valid }: Asking = {},
) {
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

/** An input that the model of {@link create} takes. */
export const INPUT = { prompt: 'a room', image: 'https://example.com/room.png' };

type Creating = {
  input?: object;
  headers?: Record<string, string>;
  webhook?: string;
  webhook_events_filter?: string[];
};

/** Creates a prediction of a model that answers with a list. */
export function create(
  double: Pick<ReplicateDouble, 'url' | 'token'>,
  { input = INPUT, headers = {}, ...members }: Creating = {},
) {
  const body = { input, ...members };
  return ask(double, 'POST', '/v1/models/qwen/qwen-image-edit/predictions', { body, headers });
}

/** The prediction as it stands now. */
export async function get(double: Pick<ReplicateDouble, 'url' | 'token'>, id: string) {
  return (await ask(double, 'GET', `/v1/predictions/${id}`)).body;
}
