import type { JsonObject } from '@/lib/config-schema';
import type { ErrorClass } from './error-class';

/** Where pictures are kept. */
export interface ImageStore {
  /**
   * Keeps the bytes under their SHA-256; the same bytes twice are one picture. Throws UnusableImageError where they are no
   * PNG, JPEG, WebP or GIF, or too large.
   */
  put(bytes: Uint8Array): Promise<StoredImage>;
  get(id: string): Promise<{ bytes: Uint8Array; contentType: ImageType } | null>;
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
