import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { at, change, jsonValue, nextCursor, note, paging, timestamp } from '@/lib/platform/http/schemas';
import { auditPath } from './paths';

/** What can happen to whom. Written `<subject kind>.<verb>`. */
export const auditActions = [
  'model.create',
  'model.update',
  'model.import',
  'model.version',
  'version.register',
  'version.activate',
  'version.undo',
  'version.archive',
  'config.update',
  'config.reset',
  'config.restore',
  'prompts.update',
  'prompts.reset',
  'prompts.restore',
  'preset.create',
  'preset.update',
  'preset.delete',
  'setting.update',
  'member.invite',
  'member.uninvite',
  'member.join',
  'member.update',
  'token.create',
  'token.revoke',
  'job.trial',
  'job.cancel',
  'installation.adopt',
  'alarm.dismiss',
] as const;

export type AuditAction = (typeof auditActions)[number];

export const auditEvent = z
  .object({
    id: z.string(),
    action: z.enum(auditActions),
    subject: z
      .string()
      .describe('Model id, setting key, member id, invitation id, token id, job id, or `prompts`'),
    subject_name: z.string().describe('What the subject was called then'),
    revision: z
      .int()
      .nullable()
      .describe('The revision that this change made, of a config, a setting or the prompts'),
    actor: z.object({ kind: z.enum(['user', 'token', 'system']), id: z.string(), name: z.string() }),
    before: jsonValue.nullable().describe('For a config: the effective config'),
    after: jsonValue.nullable(),
    diff: z.array(change),
    note,
    request_id: z.string(),
    created_at: timestamp,
  })
  .meta({ id: 'AuditEvent' });

export type AuditEvent = z.infer<typeof auditEvent>;

export const auditList = z.object({ events: z.array(auditEvent), next_cursor: nextCursor });

export type AuditList = z.infer<typeof auditList>;

export const listAuditEndpoint = defineEndpoint({
  id: 'listAudit',
  method: 'GET',
  path: auditPath,
  summary: 'Everything that was changed, newest first',
  tag: 'Audit',
  permission: 'models:read',
  query: z.object({
    subject: z.string().max(300).optional(),
    actor: z.string().max(300).optional().describe('Id or name'),
    action: z.string().max(100).optional(),
    from: at.optional(),
    to: at.optional(),
    ...paging,
  }),
  response: auditList,
});
