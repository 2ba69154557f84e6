import { type Database, database } from '@/lib/platform/db/client';
import { hasUsers } from './repository';

/** Whether anybody has joined. Needs no permission: sign-in asks before anybody can have one. */
export function hasMembers(db: Database = database()): Promise<boolean> {
  return hasUsers(db);
}
