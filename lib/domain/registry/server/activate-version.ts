import { type Decision, effectiveOf, type JsonObject, migrateOverrides } from '@/lib/config-schema';
import { configRepository, toModelConfig } from '@/lib/domain/config/server';
import { findModel, lockModel, refuseArchived } from '@/lib/domain/models/server';
import { registryStore, type VersionRow, versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { inTransaction } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import { requireMatch } from '@/lib/platform/http/etag';
import type { ModelVersion } from '../contract';
import { changeProduction } from './change-production';
import { NOTHING_LIVE, unsetWhileActive } from './comparison';
import { describeVersion } from './to-model-version';

type Choices = {
  decisions?: Record<string, Decision> | undefined;
  pinMovedDefaults?: boolean | undefined;
};

type Input = Choices & {
  modelName: string;
  version: number;
  note?: string | null | undefined;
  /** The config's ETag, as sent; null where the caller means whatever is there. */
  ifMatch: string | null;
};

/**
 * Puts a version into production and the former one into staging; the stored overrides move to its schema in the same
 * transaction. Throws `conflict` with `affected` where a breaking change is not decided, `invalid` where a decided value is
 * not allowed. Activating what is in production already changes nothing.
 */
export async function activateVersion({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelVersion> {
  requirePermission(ctx.actor, 'registry:write');
  return retried(() => inTransaction(ctx, (tx) => activate(tx, input)));
}

async function activate(ctx: Context, input: Input): Promise<ModelVersion> {
  const model = await lockModel(ctx, input.modelName);
  const to = await versionOf(ctx, model.id, input.version);
  const former = await registryStore(ctx.db).production(model.id);
  const record = await configRepository(ctx.db).present(model.id);
  requireState(input.ifMatch, former && toModelConfig(former, record));
  refuseArchived(model);
  if (former?.version !== to.version) {
    const overrides = record?.overrides ?? {};
    const { isActive } = await findModel(ctx, model.id);
    const migrated = requireDecided({ former, to, overrides, isActive, choices: input });
    const live = former === null ? {} : effectiveOf(former.parametersSchema, overrides);
    await changeProduction(ctx, {
      model,
      action: 'activate',
      from: former && { version: former, status: 'staging' },
      to,
      overrides: migrated.overrides,
      configs: { before: live, after: migrated.config },
      note: input.note || null,
    });
  }
  return describeVersion(ctx, model.id, to.version);
}

/** A model without a production version has no config, so that no ETag can be that of the present state. */
function requireState(ifMatch: string | null, present: ReturnType<typeof toModelConfig> | null): void {
  if (ifMatch === null) return;
  if (present !== null) requireMatch(ifMatch, present);
  else if (ifMatch.trim() !== '*') {
    throw new ProblemError(
      'precondition_failed',
      'The model has no production version, so it has no config.',
    );
  }
}

type Question = {
  former: VersionRow | null;
  to: VersionRow;
  overrides: JsonObject;
  isActive: boolean;
  choices: Choices;
};

function requireDecided({ former, to, overrides, isActive, choices }: Question) {
  const before = former?.parametersSchema ?? NOTHING_LIVE;
  const after = to.parametersSchema;
  const migration = migrateOverrides(before, after, overrides, {
    decisions: choices.decisions ?? {},
    pinMovedDefaults: choices.pinMovedDefaults ?? false,
  });
  if (migration.refused.length > 0) {
    throw new ProblemError(
      'invalid',
      `Version ${to.version} does not allow some of the values; see errors.`,
      {
        errors: migration.refused,
      },
    );
  }
  const open = [...migration.open, ...unsetWhileActive(after, migration.config, isActive)];
  if (open.length > 0) {
    throw new ProblemError(
      'conflict',
      `Version ${to.version} breaks ${places(open.length)}. Send a decision for each: { "drop": true } or { "value": … }.`,
      { members: { affected: open } },
    );
  }
  return migration;
}

const places = (count: number) => (count === 1 ? 'one stored value' : `${count} stored values`);
