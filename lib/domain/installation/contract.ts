import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { note } from '@/lib/platform/http/schemas';
import { adoptionPath, dismissalPath, installationPath } from './paths';

const occurrence = {
  id: z.string().describe('Of this occurrence: a later one has another id'),
  dismissed: z.boolean().describe('An admin has dismissed it: health checks and pages no longer show it'),
};

/** Something about the database that an admin must decide. */
const databaseAlarm = z
  .object({
    ...occurrence,
    code: z
      .literal('revision_above_own')
      .describe(
        'Something was given out under the id of the database that it does not hold: it was restored from a backup',
      ),
    source: z.enum(['server', 'worker']).describe('Who holds it: this server, or workers'),
    revision: z.int().describe('The present snapshot number'),
    seen: z.int().describe('The highest number of what they hold'),
    detail: z.string(),
  })
  .meta({ id: 'DatabaseAlarm' });

export type DatabaseAlarm = z.infer<typeof databaseAlarm>;

/** Something that every job of an account or of a model fails with. */
const jobsAlarm = z
  .object({
    ...occurrence,
    code: z
      .enum(['provider_account', 'provider_unavailable', 'model_unavailable', 'config_rejected'])
      .describe(
        'The key, its account or the URL of the provider; an outage; the model there; the live config of a model',
      ),
    source: z.literal('jobs'),
    model_id: z.string().nullable().describe('Null if it concerns all models'),
    config_revision: z.int().nullable(),
    detail: z.string(),
  })
  .meta({ id: 'JobsAlarm' });

export type JobsAlarm = z.infer<typeof jobsAlarm>;

/** A disk of this server, or of its database, that has no space left. */
const storageAlarm = z
  .object({
    ...occurrence,
    code: z.literal('storage_full'),
    source: z.literal('storage'),
    detail: z.string(),
  })
  .meta({ id: 'StorageAlarm' });

export type StorageAlarm = z.infer<typeof storageAlarm>;

/** What an admin must see. */
export const alarm = z
  .discriminatedUnion('source', [databaseAlarm, jobsAlarm, storageAlarm])
  .meta({ id: 'Alarm' });

export type Alarm = z.infer<typeof alarm>;

/** What health checks show of an alarm, to anyone. */
export const alarmCode = z.object({
  code: z.enum([...databaseAlarm.shape.code.values, ...jobsAlarm.shape.code.options, 'storage_full']),
  source: z.enum([...databaseAlarm.shape.source.options, 'jobs', 'storage']),
});

export const installation = z
  .object({
    database_id: z.string().describe('Changes when a restored database is adopted'),
    revision: z.int().describe('The present snapshot number'),
    alarms: z.array(alarm),
  })
  .meta({ id: 'Installation' });

export type Installation = z.infer<typeof installation>;

export const getInstallationEndpoint = defineEndpoint({
  id: 'getInstallation',
  method: 'GET',
  path: installationPath,
  summary: 'Which database this is, its snapshot number, and what is wrong with it',
  tag: 'Installation',
  permission: 'models:read',
  response: installation,
});

export const dismissAlarmEndpoint = defineEndpoint({
  id: 'dismissAlarm',
  method: 'POST',
  path: dismissalPath,
  summary: 'Hide an alarm from health checks and pages until it occurs again',
  tag: 'Installation',
  permission: 'admin',
  body: z.strictObject({
    id: z.string().max(1000).describe('The id of an alarm of the installation; 404 if it is over'),
    note: note.optional(),
  }),
  response: installation,
  problems: ['not_found'],
});

export const adoptDatabaseEndpoint = defineEndpoint({
  id: 'adoptDatabase',
  method: 'POST',
  path: adoptionPath,
  summary: 'Give a restored database a new id, under which workers accept lower snapshot numbers',
  tag: 'Installation',
  permission: 'admin',
  body: z.strictObject({
    database_id: z.uuid().describe('The id that was seen; 409 where it is not the present one'),
    note: note.optional(),
  }),
  response: installation,
  problems: ['conflict'],
});
