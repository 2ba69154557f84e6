import type { AuditAction } from '@/lib/domain/audit/contract';

const phrases: Partial<Record<AuditAction, [before: string, after: string]>> = {
  'config.update': ['changed', ''],
  'config.reset': ['reset', 'to its defaults'],
  'config.restore': ['restored an earlier revision of', ''],
  'setting.update': ['changed the active model', ''],
  'model.create': ['added', ''],
  'model.update': ['edited', ''],
};

/** What stands before and after the model's name in a sentence about a change: "reset Flux Kontext Pro to its defaults". */
export function describeChange(action: AuditAction): [before: string, after: string] {
  return phrases[action] ?? ['changed', ''];
}
