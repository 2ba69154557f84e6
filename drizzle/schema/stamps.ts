import { sql } from 'drizzle-orm';
import { integer, json, jsonb, numeric, text } from 'drizzle-orm/pg-core';
import type { Issue, JsonObject } from '@/lib/config-schema/types';
import { moment } from './columns';
import { models } from './models';

/** A picture that was stored: its id is the SHA-256 of its bytes. */
export type StoredOutput = { id: string; contentType: string };

/** How far a prediction is, in the provider's words; seconds. */
export type StoredProgress = { status: string; logs: string; predict_time: number | null };

/** Who canceled a job, copied. */
export type StoredActor = { kind: 'user' | 'token' | 'system'; id: string; name: string };

/** Why a job came to nothing; `field` is a JSON Pointer into the input. */
export type StoredError = { class: string; message: string; field: string | null };

/** The copy of an input image; `path` is a JSON Pointer into the inputs of the job. */
export type StoredInputImage = { path: string; id: string; contentType: string };

/** What a job and each of its runs have in common: what it was made with, and what came of it. */
export const stamps = () => ({
  kind: text('kind').$type<'job' | 'trial'>().notNull(),
  status: text('status').$type<'queued' | 'running' | 'succeeded' | 'failed' | 'canceled'>().notNull(),
  /** Of a job that names no model, the active one: at first as it was asked, then as it was taken. */
  modelId: text('model_id')
    .notNull()
    .references(() => models.id),
  version: integer('version'),
  configRevision: integer('config_revision'),
  /** Where the config came from: a source of the SDK, or `trial`. */
  configSource: text('config_source'),
  /** What a trial tried in the place of the stored overrides. */
  overrides: json('overrides').$type<JsonObject>(),
  /** The effective config that made it. */
  config: json('config').$type<JsonObject>(),
  prompt: text('prompt'),
  /** What the provider got, but for secrets; a picture that went along is the path of ours. */
  input: json('input').$type<JsonObject>(),
  warnings: jsonb('warnings').$type<Issue[]>().notNull().default([]),
  /** Copies of the input images, taken with the job: what a URL of somebody else shows may change or expire. */
  images: jsonb('images').$type<StoredInputImage[]>().notNull().default([]),
  /** The provider's id of its prediction. */
  predictionId: text('prediction_id'),
  /** What the provider said of it last. */
  progress: jsonb('progress').$type<StoredProgress>(),
  /** Set while it waits in the queue to be tried again: why, and until when. */
  retryReason: text('retry_reason'),
  retryAt: moment('retry_at'),
  canceledBy: jsonb('canceled_by').$type<StoredActor>(),
  outputs: jsonb('outputs').$type<StoredOutput[]>().notNull().default([]),
  error: jsonb('error').$type<StoredError>(),
  /** Null: unknown. */
  cost: numeric('cost'),
  currency: text('currency'),
  createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  startedAt: moment('started_at'),
  /** When a worker saw that the prediction had ended, before it fetched the outputs. */
  providerEndedAt: moment('provider_ended_at'),
  finishedAt: moment('finished_at'),
});
