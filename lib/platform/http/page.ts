import { randomUUID } from 'node:crypto';
import type {
  FetchInfiniteQueryOptions,
  FetchQueryOptions,
  QueryClient,
  QueryKey,
} from '@tanstack/react-query';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { authenticate } from '@/lib/platform/auth/authenticate';
import type { Permission } from '@/lib/platform/auth/permissions';
import type { Answer } from '@/lib/platform/client/call';
import { type Actor, type Context, isAllowed } from '@/lib/platform/context';
import { database } from '@/lib/platform/db/client';
import type { Endpoint } from './endpoint';
import { withEtag } from './etag';
import { PATH_HEADER } from './path-header';

/** The context of a page: always a person. */
export type PageContext = Context<Extract<Actor, { kind: 'user' }>>;

/** Asked once per request, however many layouts and pages want to know. */
const visitor = cache(async () => authenticate(await headers()));

/** Who looks at this page. Nobody signed in: to sign-in and back. A role that lacks the permission: the "not allowed" page. */
export async function pageContext(permission: Permission): Promise<PageContext> {
  const actor = await visitor();
  if (actor?.kind !== 'user') {
    redirect(`/login?next=${encodeURIComponent((await headers()).get(PATH_HEADER) ?? '/')}`);
  }
  if (!isAllowed(actor, permission)) forbidden();
  return { actor, requestId: randomUUID(), db: database() };
}

function answerOf<T>(endpoint: Endpoint, data: T): Answer<T> {
  if (!endpoint.etag) return { data, etag: null };
  const tagged = withEtag(data as T & { revision: number; version?: number });
  return { data: tagged, etag: tagged.etag };
}

/** Puts what an operation reads under the key of a query, as the browser's own request would. Never throws: the browser then asks itself. */
export function prefetch<T, Key extends QueryKey>(
  client: QueryClient,
  query: FetchQueryOptions<Answer<T>, Error, Answer<T>, Key>,
  endpoint: Endpoint,
  load: () => Promise<T>,
): Promise<void> {
  return client.prefetchQuery({
    queryKey: query.queryKey,
    queryFn: async () => answerOf(endpoint, await load()),
    retry: false,
  });
}

/** The same for the first page of an infinite query. */
export function prefetchInfinite<T, Key extends QueryKey>(
  client: QueryClient,
  query: FetchInfiniteQueryOptions<Answer<T>, Error, Answer<T>, Key, string | null>,
  endpoint: Endpoint,
  load: () => Promise<T>,
): Promise<void> {
  return client.prefetchInfiniteQuery({
    queryKey: query.queryKey,
    initialPageParam: null,
    getNextPageParam: () => null,
    queryFn: async () => answerOf(endpoint, await load()),
    retry: false,
  });
}
