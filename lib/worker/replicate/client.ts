import { type ImageType, type Prediction, type ProviderClient, ProviderError } from '../ports';
import type { Asking } from './exchange';
import { memberOf, textOf } from './members';
import { type ReplicateOptions, type Settings, settingsOf } from './options';
import { readPrediction } from './read-prediction';
import { type Sending, send } from './send';

type Creation = Parameters<ProviderClient['create']>[0];

/*
 * Why not the official client (replicate-javascript 1.4): its check of `Retry-After` never holds, so that six calls go out
 * within 20 ms of a 429; it repeats no create that never left, has no deadline over all tries, and polls for ever on the
 * status `aborted`. What is needed of it are seven calls.
 */

/** A client of Replicate's HTTP API. It never logs, and no error holds the key. */
export function createReplicateClient(options: ReplicateOptions): ProviderClient {
  const settings = settingsOf(options);
  const ask = async (sending: Sending) => (await send(settings, sending)).json;
  const read = (path: string, signal?: AbortSignal) =>
    ask({ method: 'GET', path, signal, isRepeatable: true });
  return {
    create: async (creation) => readCreated(await ask(creating(settings, creation))),
    get: async (id, { signal } = {}) => readPrediction(await read(predictionPath(id), signal)),
    cancel: async (id, { signal } = {}) => {
      const path = `${predictionPath(id)}/cancel`;
      return readPrediction(await ask({ method: 'POST', path, signal, isRepeatable: true }));
    },
    listSince: (createdAfter, { signal } = {}) => list(createdAfter, (path) => read(path, signal)),
    upload: async (bytes, contentType, { signal } = {}) => {
      const sending = { ...uploading(bytes, contentType), signal, isRepeatable: true };
      const url = textOf(memberOf(await ask(sending), 'urls'), 'get');
      if (url === null) throw unreadable('where it keeps the uploaded picture');
      return { url };
    },
    webhookSecret: async ({ signal } = {}) => {
      const key = textOf(await read('/webhooks/default/secret', signal), 'key');
      if (key === null) throw unreadable('the secret of its webhooks');
      return key;
    },
  };
}

const predictionPath = (id: string) => `/predictions/${encodeURIComponent(id)}`;

const unreadable = (what: string) => new ProviderError('provider_down', `Replicate did not say ${what}.`);

/** Owner and name; neither leads out of its place in the path. */
const MODEL = /^(?!\.+\/)[^/]+\/(?!\.+$)[^/]+$/;

/** A version is run by its hash; without one the model must be one that runs under its name ("official"). */
function creating(settings: Settings, { modelId, version, input, ...rest }: Creation): Sending {
  const { webhook, waitSeconds, signal } = rest;
  if (version === undefined && !MODEL.test(modelId))
    throw new ProviderError(
      'refused_input',
      `"${modelId}" is no model of Replicate: it needs an id of the form owner/name, or a version.`,
    );
  const path = `/models/${modelId.split('/').map(encodeURIComponent).join('/')}/predictions`;
  const seconds = waitSeconds === undefined ? 0 : Math.min(Math.max(Math.round(waitSeconds), 1), 60);
  return {
    method: 'POST',
    path: version === undefined ? path : '/predictions',
    headers: {
      'content-type': 'application/json',
      // The provider allows five seconds at least.
      'cancel-after': `${Math.max(Math.round(settings.cancelAfterMs / 1000), 5)}s`,
      ...(seconds > 0 && { prefer: `wait=${seconds}` }),
    },
    body: JSON.stringify({
      ...(version !== undefined && { version }),
      input,
      ...(webhook !== undefined && { webhook, webhook_events_filter: ['completed'] }),
    }),
    holdMs: seconds * 1000,
    modelId,
    signal,
    isRepeatable: false,
  };
}

/** An answer that cannot be read does not undo what was created. */
function readCreated(json: unknown): Prediction {
  try {
    return readPrediction(json);
  } catch (cause) {
    const message = 'Replicate took the job and answered something that is no prediction.';
    throw new ProviderError('provider_down', message, { maybeCreated: true, cause });
  }
}

/** The provider takes files as a form (files.create). */
function uploading(bytes: Uint8Array, contentType: ImageType): Omit<Asking, 'signal'> {
  const body = new FormData();
  const content = new Blob([Uint8Array.from(bytes)], { type: contentType });
  body.set('content', content, `picture.${contentType.slice('image/'.length)}`);
  return { method: 'POST', path: '/files', body };
}

/** Of `next` only the query is followed: whatever host it names, the key stays with the provider. */
async function* list(
  createdAfter: Date,
  read: (path: string) => Promise<unknown>,
): AsyncGenerator<Prediction> {
  const seen = new Set<string>();
  let query = `?created_after=${encodeURIComponent(createdAfter.toISOString())}`;
  while (!seen.has(query)) {
    seen.add(query);
    const page = await read(`/predictions${query}`);
    const rows = memberOf(page, 'results');
    if (!Array.isArray(rows)) throw unreadable('which predictions there are');
    // What has no id was not made by us, and is no reason to see nothing of what was.
    for (const row of rows.filter((one) => textOf(one, 'id'))) {
      const prediction = readPrediction(row);
      if (prediction.createdAt < createdAfter) return;
      yield prediction;
    }
    const next = textOf(page, 'next');
    if (next === null) return;
    query = new URL(next, 'https://replicate.invalid').search;
  }
  throw unreadable('where the list of its predictions ends');
}
