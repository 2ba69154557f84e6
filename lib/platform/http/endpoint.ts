import type { z } from 'zod';
import type { Needed } from '@/lib/platform/auth/permissions';
import type { ErrorCode } from '@/lib/platform/errors';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Success = 200 | 201 | 202 | 204;

/**
 * One operation of the HTTP API, described once: the route checks it, the OpenAPI document is generated from it,
 * the tests hold every answer against it.
 */
export type Endpoint<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
  Verb extends Method = Method,
> = {
  /** Operation id in the OpenAPI document, such as `saveConfig`. */
  id: string;
  method: Verb;
  /** RFC 6570 level 1 template, such as `/api/v1/admin/models/{modelId}`. */
  path: Path;
  summary: string;
  tag: string;
  /** One of several where it is a list. Null: nobody need be signed in. */
  permission: Needed | null;
  query?: Query;
  body?: Body;
  /** Takes numbers that a double cannot hold exactly, as documents of others have them; else they are a 422. */
  anyNumber?: boolean;
  /** Takes objects of more than 2,000 properties, as published schemas have them; else they are a 422. */
  hugeObjects?: boolean;
  /** Media types and most bytes of a body that is no JSON: its contract gets a Uint8Array. */
  bytes?: { types: readonly string[]; limit: number };
  response: Response;
  /** 200 unless given. */
  status?: Success;
  /** Another status for some answers, such as 200 where nothing was made. */
  otherwise?: { status: Success; when: (answer: z.input<Response>) => boolean };
  /** The answer carries an ETag, in the header and as `etag` in the body, and a GET answers 304 to a matching If-None-Match. */
  etag?: boolean;
  /** Whether If-Match must be sent (428 without). */
  ifMatch?: 'required' | 'optional';
  /** Media types of the answer; `application/json` unless given. */
  mediaType?: string | readonly string[];
  /** Headers that callers may send, and those of the answer in the place of `X-Request-Id`: descriptions by name. */
  headers?: { request: Readonly<Record<string, string>>; response: Readonly<Record<string, string>> };
  /** Codes beyond those every endpoint can answer with. */
  problems?: ErrorCode[];
};

/** Declares an endpoint, keeping its method, its path and the types of its schemas; without query or body, they are `never`. */
export function defineEndpoint<
  const Path extends string,
  Response extends z.ZodType,
  const Verb extends Method,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
>(endpoint: Endpoint<Path, Query, Body, Response, Verb>): Endpoint<Path, Query, Body, Response, Verb> {
  return endpoint;
}
