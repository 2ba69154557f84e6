import type { z } from 'zod';
import { type Answer, call } from '@/lib/platform/client/call';
import { fillPath, type Placeholders } from '@/lib/platform/client/path';
import type { Method } from '@/lib/platform/http/endpoint';
import type { DeclaredEndpoint } from './endpoints';

/** What a request must know of an endpoint. */
type Described = { path: string; query?: z.ZodType; body?: z.ZodType; response: z.ZodType };

type EndpointOf<Verb, Path> = Extract<DeclaredEndpoint, { method: Verb; path: Path }>;

type PathOf<Verb> = Extract<DeclaredEndpoint, { method: Verb }>['path'];

/** The JSON body that an endpoint takes, before defaults; `undefined` is part of it if the body may be left out. */
export type BodyOf<Verb extends Method, Path extends string> = SentAs<EndpointOf<Verb, Path>>;

type SentAs<E extends Described> = z.input<NonNullable<E['body']>>;

/** A coerced value takes anything, so it has the type that it becomes. An optional one that is null is left out, too. */
type QueryValues<Sent, Parsed> = {
  [Name in keyof Sent]:
    | (unknown extends Sent[Name] ? Parsed[Name & keyof Parsed] : Sent[Name])
    | (object extends Pick<Sent, Name> ? null | undefined : never);
};

type QueryOf<E extends Described> = [z.input<NonNullable<E['query']>>] extends [never]
  ? never
  : OrNothing<QueryValues<z.input<NonNullable<E['query']>>, z.output<NonNullable<E['query']>>>>;

/** Where every value is optional, the whole query is. */
type OrNothing<Query> = object extends Query ? Query | undefined : Query;

/** A property that cannot be given, may be left out, or must be given, as its type says. */
type Property<Name extends string, Type> = [Type] extends [never]
  ? { [Key in Name]?: never }
  : undefined extends Type
    ? { [Key in Name]?: Exclude<Type, undefined> }
    : { [Key in Name]: Type };

/** Bytes are sent as a file, under its own media type. */
type Sendable<Body> = [Body] extends [never] ? never : Body extends Uint8Array ? Blob : Body;

type ParamsOf<Path extends string> = [Placeholders<Path>] extends [never]
  ? never
  : Record<Placeholders<Path>, string | number>;

type Options<E extends Described> = Property<'params', ParamsOf<E['path']>> &
  Property<'query', QueryOf<E>> &
  Property<'body', Sendable<SentAs<E>>> & { ifMatch?: string; signal?: AbortSignal };

/**
 * Sends one request to an endpoint of this API. Method, path, parameters, query, body and response have the types of
 * its contract. Streams and files to download have no typed request: they are read by their URL. Throws `RequestError`.
 */
export function request<const Verb extends Method, const Path extends PathOf<Verb>>(
  method: Verb,
  path: Path,
  ...options: object extends Options<EndpointOf<Verb, Path>>
    ? [options?: Options<EndpointOf<Verb, Path>>]
    : [options: Options<EndpointOf<Verb, Path>>]
): Promise<Answer<z.output<EndpointOf<Verb, Path>['response']>>>;
export function request(
  method: Method,
  path: string,
  { params = {}, query, ...sent }: Untyped = {},
): Promise<Answer<unknown>> {
  return call(method, fillPath(path, params, query), sent);
}

/** What the options of any endpoint have in common. */
type Untyped = {
  params?: Record<string, string | number>;
  query?: Parameters<typeof fillPath>[2];
  body?: unknown;
  ifMatch?: string;
  signal?: AbortSignal;
};
