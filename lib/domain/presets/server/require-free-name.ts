import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { selectNamesake } from './repository';

/** Throws `conflict` where another preset of the model has this name. The caller holds the model's lock. */
export async function requireFreeName(
  ctx: Context,
  modelId: string,
  name: string,
  exceptId: string,
): Promise<void> {
  const namesake = await selectNamesake(ctx.db, modelId, name, exceptId);
  if (namesake === null) return;
  const message = `There is a preset “${namesake.name}” already. Choose another name, or change that one.`;
  throw new ProblemError('conflict', message, {
    errors: [{ path: '/name', code: 'taken', message, in: 'body' }],
  });
}
