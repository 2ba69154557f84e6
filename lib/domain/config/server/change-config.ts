import { type JsonObject, type ParameterSchema, sameOverrides } from '@/lib/config-schema';
import { findModel, lockModel, refuseArchived } from '@/lib/domain/models/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { requireMatch } from '@/lib/platform/http/etag';
import type { ModelConfig } from '../contract';
import type { ConfigRepository } from './config-repository';
import { toModelConfig } from './model-config';
import { configRepository } from './repository';
import { invalidConfig, missingWhileActive, requireValid } from './require-valid';

/** What every write to a config is given. `ifMatch` is the header as sent; `*` where the caller means whatever is there. */
export type ConfigWrite = { modelId: string; ifMatch: string | null; note?: string | null | undefined };

/** What an operation makes of the present state. */
type Present = {
  modelId: string;
  schema: ParameterSchema;
  overrides: JsonObject;
  repository: ConfigRepository;
};

type Options = {
  ctx: Context;
  input: ConfigWrite;
  action: 'config.update' | 'config.reset' | 'config.restore';
  /** The overrides to store. May throw a problem: then nothing is written. */
  next: (present: Present) => JsonObject | Promise<JsonObject>;
};

/**
 * The one way in which a config changes: lock the model, compare If-Match, validate the result, store the revision with
 * its audit row. A change that changes nothing stores nothing and answers with the present state.
 */
export function changeConfig({ ctx, input, action, next }: Options): Promise<ModelConfig> {
  requirePermission(ctx.actor, 'config:write');
  return inTransaction(ctx, async (tx) => {
    const model = await lockModel(tx, input.modelId);
    const repository = configRepository(tx.db);
    const [version, record] = await Promise.all([
      productionVersion(tx, model.id),
      repository.present(model.id),
    ]);
    const present = toModelConfig(version, record);
    requireMatch(input.ifMatch, present);
    refuseArchived(model);

    const schema = version.parametersSchema;
    const overrides = await next({ modelId: model.id, schema, overrides: present.overrides, repository });
    const config = requireValid(schema, overrides);
    if (sameOverrides(schema, overrides, present.overrides)) return present;
    const missing = missingWhileActive(schema, config);
    // Nobody makes the model active meanwhile: that waits for the model's lock.
    if (missing.length > 0 && (await findModel(tx, model.id)).isActive) throw invalidConfig(missing);

    const note = input.note || null;
    const stored = await repository.append({
      modelId: model.id,
      overrides,
      config,
      version: version.version,
      schemaFingerprint: version.schemaFingerprint,
      note,
      ...actorColumns(tx.actor),
    });
    await recordChange(tx, {
      action,
      subject: model.id,
      subjectName: model.name,
      delivers: 'model',
      before: present.config,
      after: config,
      revision: stored.revision,
      note,
    });
    return toModelConfig(version, stored);
  });
}
