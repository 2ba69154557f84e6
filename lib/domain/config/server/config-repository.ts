import type { JsonObject } from '@/lib/config-schema';
import type { Actor } from '@/lib/platform/context';

/** What is or was live, of whatever is tuned by a schema. Revision numbers count from 1. */
export type StoredConfig = {
  revision: number;
  overrides: JsonObject;
  /** Effective. */
  config: JsonObject;
  schemaFingerprint: string;
  note: string | null;
  actorKind: Actor['kind'];
  actorId: string;
  actorName: string;
  createdAt: Date;
};

/** One config of a model. */
export type ConfigRecord = StoredConfig & { modelId: string; version: number };

/** A record before it is stored: the store numbers and dates it. */
export type NewConfigRecord = Omit<ConfigRecord, 'revision' | 'createdAt'>;

/** Where configs are kept. One in PostgreSQL and one in memory hold to the same contract test. */
export interface ConfigRepository {
  /** The present record, or null before the first save. */
  present(modelId: string): Promise<ConfigRecord | null>;
  /** The record that was live at a time, or null. */
  presentAt(modelId: string, time: Date): Promise<ConfigRecord | null>;
  record(modelId: string, revision: number): Promise<ConfigRecord | null>;
  /** Newest first; `before` leaves out that revision and later ones. */
  records(modelId: string, page: { before?: number; limit: number }): Promise<ConfigRecord[]>;
  /** Ids of the models that override a parameter, sorted. */
  overriding(parameter: string): Promise<string[]>;
  /** Makes a config the present one, as the next revision. The caller holds the model's lock. */
  append(record: NewConfigRecord): Promise<ConfigRecord>;
}
