import type { AuditEvent } from '@/lib/domain/audit/contract';

/**
 * A sentence about a change, around the model, or the prompt library, that it is about: "reset", Flux Kontext Pro,
 * "to its defaults".
 */
export type ChangeSentence = { before: string; model: { id: string; name: string } | null; after: string };

const verbs: Partial<Record<AuditEvent['action'], [before: string, after: string]>> = {
  'config.update': ['changed', ''],
  'config.reset': ['reset', 'to its defaults'],
  'config.restore': ['restored an earlier revision of', ''],
  'prompts.update': ['changed', ''],
  'prompts.reset': ['reset', 'to the built-in texts'],
  'prompts.restore': ['restored an earlier revision of', ''],
  'setting.update': ['made', 'the active model'],
  'model.create': ['added', ''],
  'model.update': ['edited', ''],
  'model.import': ['imported', ''],
  'model.version': ['added a version of', ''],
};

/** What happened, without who did it. An activation names the model by its id, since the trail keeps no more of it. */
export function describeChange(event: AuditEvent): ChangeSentence {
  const [verb, end] = verbs[event.action] ?? ['changed', ''];
  switch (event.action) {
    case 'setting.update': {
      const id = activated(event);
      if (id === null)
        return { before: `changed the ${event.subject_name.toLowerCase()}`, model: null, after: '' };
      return { before: verb, model: { id, name: id }, after: end };
    }
    case 'version.activate':
    case 'version.undo':
    case 'version.register':
    case 'version.archive':
      return versionSentence(event);
    case 'prompts.update':
    case 'prompts.reset':
    case 'prompts.restore':
      return { before: verb, model: { id: event.subject, name: 'the prompt library' }, after: end };
    case 'model.update':
      return { before: updateVerb(event) ?? verb, model: modelOf(event), after: end };
    default:
      return { before: verb, model: modelOf(event), after: end };
  }
}

/** The name of the button that undoes a change: "Undo revision 8 of Flux Kontext Pro", "Undo: archived Seedream 4". */
export function undoName(event: AuditEvent): string {
  const { before, model, after } = describeChange(event);
  if (/^(config|prompts)\./.test(event.action)) return `Undo revision ${event.revision} of ${model?.name}`;
  return `Undo: ${[before, model?.name, after].filter(Boolean).join(' ')}`;
}

/** What happened to a version, in which the number belongs to the sentence. */
function versionSentence(event: AuditEvent): ChangeSentence {
  const number = (side: AuditEvent['after']) =>
    typeof side === 'object' && side !== null && 'version' in side ? side.version : null;
  const [before, after] = [number(event.before), number(event.after)];
  const model = modelOf(event);
  switch (event.action) {
    case 'version.activate':
      return { before: `put version ${after} of`, model, after: 'into production' };
    case 'version.undo':
      return { before: `took the activation of version ${before} of`, model, after: 'back' };
    case 'version.archive':
      return { before: `archived version ${after} of`, model, after: '' };
    default:
      return { before: `registered version ${after} of`, model, after: '' };
  }
}

const modelOf = ({ subject, subject_name }: AuditEvent) => ({ id: subject, name: subject_name });

function activated({ after }: AuditEvent): string | null {
  return typeof after === 'object' && after !== null && 'model_id' in after ? String(after.model_id) : null;
}

/** What exactly an update of a model did, where one word says it. */
function updateVerb({ before, diff }: AuditEvent): string | null {
  if (before === null) return 'added a version of';
  const archived = diff.find((change) => change.path === '/archived');
  if (archived && diff.length === 1) return archived.after === true ? 'archived' : 'brought back';
  return diff.some((change) => change.path === '/name') ? 'renamed' : null;
}
