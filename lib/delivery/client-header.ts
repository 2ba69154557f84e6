import type { Sighting } from '@/lib/domain/workers/server';

/** What a worker says of itself: who it is, and which snapshot it has. */
export type WorkerState = Pick<Sighting, 'name' | 'instance' | 'revision' | 'databaseId'>;

/** Two names, then parameters: `renderer/pod-7; revision=42`. The limits keep a row of the table small. */
const CLIENT = /^([\w.:@+-]{1,100})\/([\w.:@+/-]{1,200})((?:\s*;\s*\w+=[\w-]{1,64}){0,8})\s*$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads a `Modelboard-Client` header; null where it says nothing that can be used. Parameters that are not known are passed over. */
export function parseClient(header: string): WorkerState | null {
  const [, name, instance, rest = ''] = CLIENT.exec(header) ?? [];
  if (name === undefined || instance === undefined) return null;
  const parameters = new Map([...rest.matchAll(/(\w+)=([\w-]+)/g)].map(([, key, value]) => [key, value]));
  const revision = parameters.get('revision');
  const database = parameters.get('database') ?? '';
  return {
    name,
    instance,
    revision: /^\d{1,15}$/.test(revision ?? '') ? Number(revision) : null,
    databaseId: UUID.test(database) ? database.toLowerCase() : null,
  };
}
