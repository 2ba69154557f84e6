import type { Mark } from './order';

/** `<name>/<instance>; revision=<n>; database=<id>`: who asks and what it has. Without the latter two while it has nothing. */
export function identityOf(client: string, known: Mark | undefined): string {
  if (!known) return client;
  return `${client}; revision=${known.revision}; database=${known.databaseId}`;
}
