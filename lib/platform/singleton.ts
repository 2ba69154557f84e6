/**
 * One value per process. Next bundles a module several times (server, routes, pages), so what may exist only once,
 * such as the connection pool, is kept on `globalThis`.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`modelboard.${name}`);
  store[key] ??= make();
  return store[key];
}
