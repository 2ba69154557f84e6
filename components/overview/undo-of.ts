import type { JsonObject, JsonValue } from '@/lib/config-schema/types';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import type { ModelUpdate } from '@/lib/domain/models/queries';

/** What it takes to undo a change, or why it cannot be undone from here. */
export type Undo =
  | { kind: 'config'; modelId: string; revision: number }
  | { kind: 'prompts'; revision: number }
  | { kind: 'activation'; modelId: string }
  | { kind: 'promotion'; modelId: string; revision: number }
  | { kind: 'details'; modelId: string; update: ModelUpdate }
  | { kind: 'none'; reason: string };

/** The changes that the overview shows: of configs, prompts, the active model, models and their versions. */
export const isModelChange = ({ action }: Pick<AuditEvent, 'action'>): boolean =>
  /^(config|prompts|setting|model|version)\./.test(action);

/**
 * Ids of the events that nothing of the same kind followed for their subject; an activation moves the config, too. Only these can be undone: an older one
 * would take back what came after it, too. `events` are the newest first, without gaps.
 */
export function newestIds(events: AuditEvent[]): Set<string> {
  const newest = new Map<string, string>();
  for (const { id, action, subject } of events) {
    const what = `${movesConfig(action) ? 'config' : kindOf(action)} ${subject}`;
    if (!newest.has(what)) newest.set(what, id);
  }
  return new Set(newest.values());
}

/** How to undo an event. `newest`: nothing of its kind followed. */
export function undoOf(event: AuditEvent, newest: boolean): Undo {
  if (event.before === null && kindOf(event.action) !== 'config') return none(reasonOfFirst(event));
  if (!newest)
    return none('A later change stands on this one. Only the last change of each kind can be undone here.');
  switch (kindOf(event.action)) {
    case 'config':
      if (event.revision === null) break;
      return { kind: 'config', modelId: event.subject, revision: event.revision };
    case 'prompts':
      if (event.revision === null) break;
      return { kind: 'prompts', revision: event.revision };
    case 'setting': {
      const before = isObject(event.before) ? event.before.model_id : undefined;
      if (typeof before === 'string') return { kind: 'activation', modelId: before };
      break;
    }
    case 'version':
      return undoOfVersion(event);
    case 'model':
      return { kind: 'details', modelId: event.subject, update: formerDetails(event) };
  }
  return none('This change cannot be undone here.');
}

/** Production moves with the config; nothing else that happens to a version needs an undo. */
function undoOfVersion({ action, subject, revision }: AuditEvent): Undo {
  if (action === 'version.activate' && revision !== null)
    return { kind: 'promotion', modelId: subject, revision };
  return none(
    action === 'version.undo'
      ? 'Activate the version again instead.'
      : 'An archived version comes back when it is activated.',
  );
}

const movesConfig = (action: AuditEvent['action']) =>
  action === 'version.activate' || action === 'version.undo' || action.startsWith('config.');

function reasonOfFirst({ action }: AuditEvent): string {
  return action === 'setting.update'
    ? 'There was no active model before.'
    : 'Models and versions stay once they are there. A model can be archived.';
}

/** The former values of what a `model.update` changed, as a PATCH takes them. */
function formerDetails(event: AuditEvent): ModelUpdate {
  const changed = new Set(event.diff.map((change) => change.path.slice(1)));
  const before = isObject(event.before) ? event.before : {};
  return Object.fromEntries(Object.entries(before).filter(([name]) => changed.has(name)));
}

const kindOf = (action: AuditEvent['action']) => action.slice(0, action.indexOf('.'));

const none = (reason: string): Undo => ({ kind: 'none', reason });

function isObject(value: JsonValue | null | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
