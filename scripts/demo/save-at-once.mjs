import { Failure } from '../launcher/failure.mjs';

const model = 'flux-kontext-pro';

/**
 * Saves from many clients at once, each another value and all with the ETag of the same state, then puts the config back.
 * @param {object} options
 * @param {string} options.url
 * @param {string} options.token of scope admin
 * @param {number} options.clients
 * @returns {Promise<{ statuses: Map<number, number>, revisions: number, auditRows: number }>} how often each status was
 *   answered, and how many rows were added
 */
export async function saveAtOnce({ url, token, clients }) {
  const config = `models/${model}/config`;
  /**
   * @param {string} path
   * @param {{ method?: string, ifMatch?: string, body?: object }} [options]
   */
  const send = (path, { method = 'GET', ifMatch, body } = {}) =>
    fetch(new URL(`/api/v1/admin/${path}`, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(ifMatch ? { 'if-match': ifMatch } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body && JSON.stringify(body),
    });
  /** @param {string} path */
  async function read(path) {
    const answer = await send(path);
    if (!answer.ok) throw new Failure(`GET ${path} was answered ${answer.status}: ${await answer.text()}`);
    return { etag: answer.headers.get('etag') ?? '', body: await answer.json() };
  }
  /** @returns {Promise<string[]>} ids */
  async function auditOf(/** @type {string} */ subject) {
    const { events } = (await read(`audit?subject=${encodeURIComponent(subject)}&limit=1000`)).body;
    return events.map((/** @type {{ id: string }} */ event) => event.id);
  }

  const { etag, body: before } = await read(config);
  const known = new Set(await auditOf(before.model_id));
  const first = before.overrides.seed ?? 0;
  const saves = Array.from({ length: clients }, async (_, index) => {
    const overrides = { ...before.overrides, seed: first + index + 1 };
    const answer = await send(config, { method: 'PUT', ifMatch: etag, body: { overrides } });
    await answer.arrayBuffer();
    return answer.status;
  });
  /** @type {Map<number, number>} */
  const statuses = new Map();
  for (const status of await Promise.all(saves)) statuses.set(status, (statuses.get(status) ?? 0) + 1);

  const { etag: last, body: after } = await read(config);
  const added = (await auditOf(before.model_id)).filter((id) => !known.has(id));
  const note = 'The state before the demonstration';
  await send(config, { method: 'PUT', ifMatch: last, body: { overrides: before.overrides, note } });
  return { statuses, revisions: after.revision - before.revision, auditRows: added.length };
}
