import type { registry as builtIns } from '@/lib/providers/registry';
import type { ConfigSource, ImageStore, JobStore, Log, ProviderClient, Wakes } from '../ports';

/** What to do while a config cannot be read. */
export const onConfigErrors = ['wait', 'fail', 'defaults'] as const;

export type OnConfigError = (typeof onConfigErrors)[number];

/** What the steps of a job work with. */
export type Parts = {
  store: JobStore;
  images: ImageStore;
  /** Null: the provider's key is missing. */
  provider: ProviderClient | null;
  /** The bytes of an output that the provider refers to. */
  fetchOutput: (reference: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** The bytes of an input image at an https URL of somebody else; null: no copies are taken. Throws an Error that says why not. */
  fetchImage: ((url: string, signal: AbortSignal) => Promise<Uint8Array>) | null;
  config: ConfigSource;
  /** Where configs come from under `defaults`. */
  defaults: ConfigSource;
  onConfigError: OnConfigError;
  /** The model of a job that names none; null: the active one. */
  modelId: string | null;
  wakes: Wakes;
  /** Where the provider says that a prediction has ended; null where it cannot reach us. */
  webhook: string | null;
  registry: Pick<typeof builtIns, 'inputBuilderOf'>;
  log: Log;
};
