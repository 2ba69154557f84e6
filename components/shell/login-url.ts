const nowhere = 'https://nowhere.invalid';

/** The sign-in page that leads back to `next`, a path of ours. */
export function loginUrl(next: string): string {
  return next === '/' ? '/login' : `/login?${new URLSearchParams({ next })}`;
}

/** Where to go after signing in: `next` if it is a path of our own origin, else `/`. Never another site, never sign-in itself. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith('/')) return '/';
  const url = URL.canParse(next, nowhere) ? new URL(next, nowhere) : null;
  if (url?.origin !== nowhere || url.pathname.startsWith('//')) return '/';
  if (url.pathname === '/login' || url.pathname === '/setup' || url.pathname.startsWith('/api/')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
