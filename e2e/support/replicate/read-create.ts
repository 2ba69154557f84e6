import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import type { Arrived } from './arrived';

const EVENTS = ['start', 'output', 'logs', 'completed'];
const MEMBERS = ['input', 'webhook', 'webhook_events_filter', 'stream'];

export type Asked = {
  input: JsonObject;
  /** Null where the path names the model. */
  version: string | null;
  webhook: string | null;
  /** What the webhook is sent for. */
  events: string[];
};

/** The body of a create, or what is wrong with it. Members that nobody knows are refused. */
export function readCreate({ body, parameters }: Arrived): Asked | string {
  const content = parse(body);
  if (!isJsonObject(content)) return 'The body must be a JSON object';
  const members = parameters.length > 0 ? MEMBERS : [...MEMBERS, 'version'];
  const unknown = Object.keys(content).find((name) => !members.includes(name));
  if (unknown !== undefined) return `Additional property ${unknown} is not allowed`;
  const { input, version, webhook, webhook_events_filter: events } = content;
  if (!isJsonObject(input)) return 'input is required';
  if (parameters.length === 0 && typeof version !== 'string') return 'version is required';
  if (webhook !== undefined && typeof webhook !== 'string') return 'webhook: Expected: string';
  const filter = events ?? ['output', 'completed'];
  const isFilter = Array.isArray(filter) && filter.every((event) => EVENTS.includes(String(event)));
  if (!isFilter) return `webhook_events_filter: must be a list of ${EVENTS.join(', ')}`;
  return {
    input,
    version: typeof version === 'string' ? version : null,
    webhook: webhook ?? null,
    events: filter.map(String),
  };
}

function parse(body: Buffer): JsonValue {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
