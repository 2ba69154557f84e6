/**
 * What postgres.js must be told beside the URL: `postgres(url, { ...connectionOptions(url) })`.
 * It takes no socket directory from a URL, which PostgreSQL's own clients write as a percent-encoded host:
 * `postgres://user@%2Fvar%2Frun%2Fpostgresql/database` (PostgreSQL documentation, 32.1.1.2 "Connection URIs").
 * @param {string} url
 * @returns {{ path?: string }}
 */
export function connectionOptions(url) {
  const { hostname, port } = new URL(url);
  const directory = decodeURIComponent(hostname);
  return directory.startsWith('/') ? { path: `${directory}/.s.PGSQL.${port || 5432}` } : {};
}
