import type { modelVersionEvents, modelVersions, VersionAction, VersionStatus } from '@/drizzle/schema';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import type { actorColumns } from '@/lib/platform/context';

export type VersionRow = typeof modelVersions.$inferSelect;

/** A version with when, by whom and why it got its present status. */
export type VersionRecord = VersionRow & { statusAt: Date; statusBy: string; statusNote: string | null };

/** One change of a version's status. Registering is the first. */
export type VersionEvent = typeof modelVersionEvents.$inferSelect;

type By = ReturnType<typeof actorColumns> & { note?: string | null };

/** A version before it is stored. It gets an event of its own. */
export type NewVersion = {
  modelId: string;
  version: number;
  status: VersionStatus;
  parametersSchema: ParameterSchema;
  schemaFingerprint: string;
  path?: string | null;
  providerRef?: string | null;
  metadata?: JsonObject;
  /** Now, unless it comes from another registry. */
  createdAt?: Date;
};

/** What moves a version to another status. */
export type StatusChange = By & {
  modelId: string;
  version: number;
  status: VersionStatus;
  action: VersionAction;
  /** Where it goes to production: the version that it takes over from. */
  formerVersion?: number | null;
  configRevision?: number | null;
  undoes?: number | null;
  /** Now, unless it belongs to a config revision of that time. */
  createdAt?: Date;
};

export type VersionFilter = {
  modelId?: string | undefined;
  version?: number | undefined;
  status?: VersionStatus | undefined;
  /** Leaves out the versions of archived models. */
  listed?: boolean;
  /** By descending model id and number. */
  isDescending?: boolean;
  /** Model id and version of the last row of the page before. */
  after?: readonly [string, number] | null;
  limit?: number;
};

/**
 * Where versions and their events are kept. One in PostgreSQL and one in memory hold to the same contract test. No status
 * changes without an event, and a model never has two versions in production: such a write is refused.
 */
export interface RegistryStore {
  /** Refuses a number that the model has already. */
  insert(version: NewVersion, by: By): Promise<VersionRow>;
  version(modelId: string, version: number): Promise<VersionRow | null>;
  /** By model id, then by number, unless the filter says the other way. */
  versions(filter: VersionFilter): Promise<VersionRecord[]>;
  production(modelId: string): Promise<VersionRow | null>;
  /** The number of the version that was in production at a time, or null. */
  productionAt(modelId: string, time: Date): Promise<number | null>;
  /** The caller holds the model's lock, and takes the former version out of production first. */
  setStatus(change: StatusChange): Promise<VersionEvent>;
  event(modelId: string, id: number): Promise<VersionEvent | null>;
  /** Newest first; `before` leaves out that event and later ones. */
  events(modelId: string, page: { before?: number; limit: number }): Promise<VersionEvent[]>;
}
