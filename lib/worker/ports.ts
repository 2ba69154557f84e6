import type { Issue, JsonObject, ParameterSchema } from '@/lib/config-schema';
import type { ErrorClass, RetryReason } from './error-class';
import type { PromptLibrary } from './prompts';

/** Where pictures are kept. */
export interface ImageStore {
  /**
   * Keeps the bytes under their SHA-256; the same bytes twice are one picture. Throws UnusableImageError where they are no
   * PNG, JPEG, WebP or GIF, or too large.
   */
  put(bytes: Uint8Array): Promise<StoredImage>;
  get(id: string): Promise<{ bytes: Uint8Array; contentType: ImageType } | null>;
  /** Deletes an image that nobody has stored within the last hour; false if somebody has, and it stays. */
  remove(id: string): Promise<boolean>;
  /** Removes what processes left behind that were killed while they kept a picture; nothing that is being kept. */
  tidy(): Promise<void>;
}

/** `id`: 64 hex digits. */
export interface StoredImage {
  id: string;
  contentType: ImageType;
  size: number;
}

export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** One prediction, as the provider tells it, in one shape. */
export interface Prediction {
  id: string;
  /** Owner and name, where the provider says them. */
  model: string | null;
  status: 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';
  input: JsonObject;
  /** Data URLs or https; none while there are none. */
  outputs: readonly string[];
  error: string | null;
  logs: string;
  createdAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  /** Seconds. */
  predictTime: number | null;
  dataRemoved: boolean;
}

export interface ProviderClient {
  create(request: {
    modelId: string;
    version?: string;
    input: JsonObject;
    webhook?: string;
    waitSeconds?: number;
    signal?: AbortSignal;
  }): Promise<Prediction>;
  get(id: string, options?: { signal?: AbortSignal }): Promise<Prediction>;
  cancel(id: string, options?: { signal?: AbortSignal }): Promise<Prediction>;
  /** Newest first, page by page. */
  listSince(createdAfter: Date, options?: { signal?: AbortSignal }): AsyncIterable<Prediction>;
  upload(
    bytes: Uint8Array,
    contentType: ImageType,
    options?: { signal?: AbortSignal },
  ): Promise<{ url: string }>;
  webhookSecret(options?: { signal?: AbortSignal }): Promise<string>;
}

type Details = {
  field?: string | null;
  retryAfterMs?: number | null;
  maybeCreated?: boolean;
  cause?: unknown;
};

/** Why a call came to nothing. `field` is a JSON Pointer into the input. */
export class ProviderError extends Error {
  override name = 'ProviderError';
  readonly errorClass: ErrorClass;
  readonly field: string | null;
  readonly retryAfterMs: number | null;
  /** The answer to a create was lost: there may be a prediction, which the provider's list would show. */
  readonly maybeCreated: boolean;

  constructor(errorClass: ErrorClass, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.errorClass = errorClass;
    this.field = details.field ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.maybeCreated = details.maybeCreated ?? false;
  }
}

/** What a job is sent with. */
export interface Stamp {
  modelId: string;
  version: number;
  /** Null for a trial with values of its own. */
  configRevision: number | null;
  configSource: string;
  /** Effective. */
  config: JsonObject;
  prompt: string | null;
  /** As the provider gets it, but for secrets; a picture that goes along is the path of ours. */
  input: JsonObject;
  warnings: Issue[];
}

/** What a job is made with: fixed when a worker takes it, before anything that can fail. */
export type Assignment = Pick<Stamp, 'modelId' | 'version' | 'configRevision' | 'configSource'> & {
  /** Effective. Null for a test run, whose values are those that it tries. */
  config: JsonObject | null;
};

/** A job in the hands of a worker. */
export interface TakenJob {
  id: string;
  kind: 'job' | 'trial';
  /** The model that it names, if any. */
  modelId: string | null;
  /** The version that a trial asks for. */
  version: number | null;
  /** As asked, secrets included. */
  inputs: JsonObject;
  roomType: string | null;
  style: string | null;
  /** What a trial tries. */
  overrides: JsonObject | null;
  isCanceled: boolean;
  /** Why its secret inputs, which `inputs` then lacks, cannot be read; null if they can. */
  unreadable: string | null;
  /** By the first worker that took it; null before. */
  assigned: Assignment | null;
  /** Copies of its input images that are stored already. */
  images: KeptImage[];
  /** What it was sent with, once there may be a prediction: when, and how many milliseconds ago, on the store's clock. */
  sent: { id: string; stamp: Stamp; at: Date; agoMs: number; predictionId: string | null } | null;
}

/** Why and how a job waits in the queue to be tried again. */
export interface Wait {
  reason: RetryReason;
  /** Null: a while, longer each time. */
  delayMs: number | null;
  /** Whether there may be a prediction: none was asked for, this sending was rejected for sure, or perhaps. */
  sent: 'never' | { rejected: string } | 'maybe';
  /** Whether its worker knows that it is canceled; one that is not known has it tried again immediately. */
  isCancelKnown: boolean;
  /** Milliseconds: how long it may wait, from when it was sent or began to wait; and the limits of a growing delay. */
  limitMs: number;
  leastMs: number;
  mostMs: number;
}

export interface Progress {
  status: string;
  logs: string;
  predictTime: number | null;
}

/** How a job ends. */
export interface JobEnd {
  status: 'succeeded' | 'failed' | 'canceled';
  /** Where it was never sent: what it would have been sent with, as far as that is known. */
  stamp?: Partial<Stamp>;
  outputs: { id: string; contentType: string }[];
  error: { class: ErrorClass; message: string; field: string | null } | null;
  cost: { amount: string; currency: string } | null;
  prediction: Prediction | null;
  /** Milliseconds since the prediction was seen to have ended; null without one. */
  sinceProviderEndMs: number | null;
  /** What to say beside the warnings of the stamp. */
  warnings: Issue[];
}

/** The copy of an input image; `path` is a JSON Pointer into the inputs of the job. */
export type KeptImage = { path: string; id: string; contentType: string };

/**
 * Where jobs are kept. Every call may be repeated, and may be made by two workers at once: a job is sent once and ends
 * once. Throws {@link StoreAwayError} while nothing can be kept.
 */
export interface JobStore {
  /** Begins or takes up a job; null where it has ended. */
  take(id: string): Promise<TakenJob | null>;
  /** Stores what the job is made with, unless it has been; answers what holds. Null if the job has ended. */
  assign(id: string, assignment: Assignment): Promise<Assignment | null>;
  /** Stores copies of its input images, all that there are. */
  keepImages(id: string, images: KeptImage[]): Promise<void>;
  /**
   * Stores what the job is about to be sent with, and opens its run; `sendId` is a UUID of the caller. `canceled`: it must not
   * be sent; `lost`: another worker sends it, or it has ended.
   */
  mark(id: string, stamp: Stamp, sendId: string): Promise<'marked' | 'canceled' | 'lost'>;
  /**
   * Returns a job to the queue until it is to be tried again. False if it has waited as long as it may.
   */
  putBack(id: string, wait: Wait): Promise<boolean>;
  /** Keeps the id of its prediction, before anybody waits for it. False where another job has this prediction. */
  keepPrediction(id: string, prediction: Prediction): Promise<boolean>;
  /** Those of these predictions that no job has. */
  unowned(predictionIds: readonly string[]): Promise<string[]>;
  /** Stores how far it is. */
  report(id: string, progress: Progress): Promise<void>;
  isCanceled(id: string): Promise<boolean>;
  /** Ends the job and its run, with the cost, at once. */
  finish(id: string, end: JobEnd): Promise<void>;
  /** A version of a model, as it is stored; null where there is none. */
  version(modelId: string, version: number): Promise<StoredVersion | null>;
}

/** A version of a model: what never changes of it. */
export interface StoredVersion {
  /** What messages call the model. */
  name: string;
  schema: ParameterSchema;
  /** The provider's own name of the version. */
  providerRef: string | null;
}

/** The store cannot be reached. What was asked of it may or may not have happened. */
export class StoreAwayError extends Error {
  override name = 'StoreAwayError';
}

/** What is live of a model. */
export interface LiveConfig {
  modelId: string;
  version: number;
  /** Effective. */
  config: JsonObject;
  configRevision: number;
  /** Where it came from, in the words of the SDK: `stream`, `poll`, `disk`, `fallback`, `defaults`. */
  source: string;
}

/** Where configs come from. It reads from memory. */
export interface ConfigSource {
  /** A model by id or slug, or the active one: what is live, why workers may not use it, or why nothing can be read. */
  read(model: string | null): LiveConfig | { refused: string } | { unreadable: string };
  /** What prompts are built from. */
  prompts(): PromptLibrary;
}

/** Hears of jobs. */
export interface Wakes {
  /** Follows a job: from now on no news of it is lost. */
  follow(jobId: string): JobNews;
}

/** Says when to look again at a job. */
export interface JobNews {
  /**
   * Resolves after so many milliseconds, or as soon as there is news: true then. News that came since the time before
   * counts, whatever was done meanwhile. For one caller at a time; rejects with the signal's reason.
   */
  wait(milliseconds: number, signal: AbortSignal): Promise<boolean>;
  /** Ends it. */
  close(): void;
}

/** A line for people, with what it is about. Never a secret, and nothing of an input. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, unknown>,
) => void;
