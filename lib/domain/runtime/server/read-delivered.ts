import { readUsableTokens, type UsableToken } from '@/lib/domain/tokens/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import {
  type DeliveredModel,
  type DeliveredPrompts,
  type Position,
  selectActive,
  selectChangedModels,
  selectPosition,
  selectPrompts,
} from './repository';

/** How many models one statement reads: each must end in time. */
const PAGE = 200;

/** What changed, as of one moment. */
export type Delivered = Position & {
  /** Null in an installation that is being set up. */
  active: { modelId: string; snapshot: number } | null;
  models: DeliveredModel[];
  prompts: DeliveredPrompts;
  /** All of them. */
  tokens: UsableToken[];
};

/** Where the database is now. */
export function readPosition({ ctx }: { ctx: Context }): Promise<Position> {
  requirePermission(ctx.actor, 'runtime:read');
  return selectPosition(ctx.db);
}

/**
 * What workers get and who may ask for it: the models that changed after the number `since` of the same database, all of
 * them without. Archived models and those without a production version are in it, so that they can be taken out.
 */
export async function readDelivered({
  ctx,
  input,
}: {
  ctx: Context;
  input: { since: Position | null };
}): Promise<Delivered> {
  requirePermission(ctx.actor, 'runtime:read');
  return ctx.db.transaction(
    async (tx) => {
      const db = tx as unknown as Context['db'];
      // Sent together on the one connection, answered in order.
      const { since } = input;
      const [position, changed, active, prompts, tokens] = await Promise.all([
        selectPosition(db),
        changedModels(db, since?.number ?? -1),
        selectActive(db),
        selectPrompts(db),
        readUsableTokens({ ctx: { ...ctx, db } }),
      ]);
      const isOther = since !== null && since.databaseId !== position.databaseId;
      const models = isOther ? await changedModels(db, -1) : changed;
      return { ...position, active, models, prompts, tokens };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function changedModels(db: Context['db'], since: number): Promise<DeliveredModel[]> {
  const models: DeliveredModel[] = [];
  for (;;) {
    const page = await selectChangedModels(db, { since, after: models.at(-1)?.id ?? '', limit: PAGE });
    models.push(...page);
    if (page.length < PAGE) return models;
  }
}
