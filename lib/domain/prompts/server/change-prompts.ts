import { fingerprint, type JsonObject, sameOverrides } from '@/lib/config-schema';
import { describeConfig, requireValid } from '@/lib/domain/config/server';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { requireMatch } from '@/lib/platform/http/etag';
import { promptSchema } from '@/lib/worker/prompts';
import type { PromptConfig } from '../contract';
import { appendPrompts, lockPrompts, selectPrompts } from './repository';

/** What every write to the library is given. `ifMatch` is the header as sent; `*` where the caller means whatever is there. */
export type PromptsWrite = { ifMatch: string | null; note?: string | null | undefined };

type Options = {
  ctx: Context;
  input: PromptsWrite;
  action: 'prompts.update' | 'prompts.reset' | 'prompts.restore';
  /** The overrides to store, from the present ones. May throw a problem: then nothing is written. */
  next: (overrides: JsonObject) => JsonObject;
};

/**
 * The one way in which the library changes, as a model's config does: lock, compare If-Match, validate the result, store
 * the revision with its audit row. A change that changes nothing stores nothing and answers with the present state.
 */
export function changePrompts({ ctx, input, action, next }: Options): Promise<PromptConfig> {
  requirePermission(ctx.actor, 'config:write');
  return inTransaction(ctx, async (tx) => {
    await lockPrompts(tx.db);
    const present = describeConfig(promptSchema, await selectPrompts(tx.db));
    requireMatch(input.ifMatch, present);
    const overrides = next(present.overrides);
    const config = requireValid(promptSchema, overrides);
    if (sameOverrides(promptSchema, overrides, present.overrides)) return present;

    const note = input.note || null;
    const schemaFingerprint = fingerprint(promptSchema);
    const stored = await appendPrompts(tx.db, {
      ...{ overrides, config, schemaFingerprint, note },
      ...actorColumns(tx.actor),
    });
    await recordChange(tx, {
      action,
      subject: 'prompts',
      subjectName: 'Prompt library',
      delivers: 'prompts',
      before: present.config,
      after: config,
      revision: stored.revision,
      note,
    });
    return describeConfig(promptSchema, stored);
  });
}
