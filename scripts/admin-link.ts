/** Makes a one-time admin link and prints it as one line of JSON. Started by admin-link.mjs, which knows the database. */
import { createAdminLink } from '@/lib/domain/members/server';
import { systemContext } from '@/lib/platform/context';

const link = await createAdminLink({ ctx: systemContext() });
await Reflect.get(globalThis, Symbol.for('modelboard.shutdown'))?.();
process.stdout.write(`${JSON.stringify(link)}\n`, () => process.exit(0));
