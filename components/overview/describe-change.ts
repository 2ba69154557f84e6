import type { AuditEvent } from '@/lib/domain/audit/contract';

/** A sentence about a change, around the model that it is about: "reset", Flux Kontext Pro, "to its defaults". */
export type ChangeSentence = { before: string; model: { id: string; name: string } | null; after: string };

const verbs: Partial<Record<AuditEvent['action'], [before: string, after: string]>> = {
  'config.update': ['changed', ''],
  'config.reset': ['reset', 'to its defaults'],
  'config.restore': ['restored an earlier revision of', ''],
  'setting.update': ['made', 'the active model'],
  'model.create': ['added', ''],
  'model.update': ['edited', ''],
};

/** What happened, without who did it. An activation names the model by its id, since the trail keeps no more of it. */
export function describeChange({ action, subject, subject_name, before, after }: AuditEvent): ChangeSentence {
  const [verb, end] = verbs[action] ?? ['changed', ''];
  if (action !== 'setting.update') {
    const isNewVersion = action === 'model.update' && before === null;
    return {
      before: isNewVersion ? 'added a version of' : verb,
      model: { id: subject, name: subject_name },
      after: end,
    };
  }
  const id =
    typeof after === 'object' && after !== null && 'model_id' in after ? String(after.model_id) : null;
  return id === null
    ? { before: `changed the ${subject_name.toLowerCase()}`, model: null, after: '' }
    : { before: verb, model: { id, name: id }, after: end };
}
