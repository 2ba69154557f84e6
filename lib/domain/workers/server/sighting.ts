/** What one request, or one open stream, says of a worker: that it is there, and which snapshot number it has. */
export type Sighting = {
  name: string;
  instance: string;
  /** The snapshot number that it has; null where this sighting says nothing about it. */
  revision: number | null;
  /** The database that the number is of; null where it does not say. */
  databaseId: string | null;
  /** Whether the worker showed an ETag of ours with a number that the database has not counted to. */
  isProven: boolean;
  /** Id of the token, or of the person, that it reads with. */
  ownerId: string;
  /** When it was, in milliseconds since 1970. */
  at: number;
};
