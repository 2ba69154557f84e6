/** Makes a one-time admin link and prints it as one line of JSON. Started by admin-link.mjs, which knows the database. */
import { createAdminLink } from '@/lib/domain/members/server';
import { systemContext } from '@/lib/platform/context';
import { closeDatabase } from '@/lib/platform/db/client';

const link = await createAdminLink({ ctx: systemContext() });
await closeDatabase();
process.stdout.write(`${JSON.stringify(link)}\n`, () => process.exit(0));
