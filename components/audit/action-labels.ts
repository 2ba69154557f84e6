import type { AuditAction } from '@/lib/domain/audit/contract';

/** What was done, in the words of the screen; in the order in which the filter offers them. */
export const actionLabels: Record<AuditAction, string> = {
  'config.update': 'Config saved',
  'config.reset': 'Config reset',
  'config.restore': 'Config restored',
  'prompts.update': 'Prompts saved',
  'prompts.reset': 'Prompts reset',
  'prompts.restore': 'Prompts restored',
  'preset.create': 'Preset saved',
  'preset.update': 'Preset changed',
  'preset.delete': 'Preset deleted',
  'setting.update': 'Setting changed',
  'model.create': 'Model added',
  'model.update': 'Model changed',
  'model.import': 'Model imported',
  'model.version': 'Version added',
  'version.register': 'Version registered',
  'version.activate': 'Version activated',
  'version.undo': 'Activation undone',
  'version.archive': 'Version archived',
  'member.invite': 'Invitation made',
  'member.uninvite': 'Invitation revoked',
  'member.join': 'Member joined',
  'member.update': 'Member changed',
  'token.create': 'Token created',
  'token.revoke': 'Token revoked',
  'job.trial': 'Test run started',
  'job.cancel': 'Job canceled',
  'installation.adopt': 'Database adopted',
  'alarm.dismiss': 'Alarm dismissed',
};

/** Whether a word from an address is an action. */
export function isAuditAction(word: string): word is AuditAction {
  return Object.hasOwn(actionLabels, word);
}
