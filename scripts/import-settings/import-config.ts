import { equal } from '@/lib/config-schema';
import type { ModelConfig } from '@/lib/domain/config/contract';
import { readConfig, readConfigSchema, saveConfig } from '@/lib/domain/config/server';
import type { Context } from '@/lib/platform/context';
import { etagOf } from '@/lib/platform/http/etag';
import { type Outcome, reasonOf } from './outcome';
import { type ConfigPlan, planConfig } from './plan-config';
import type { SettingsRow } from './read-settings';

type Options = {
  replace: boolean;
  print: (line: string) => void;
  /** Models that an earlier row was for. */
  taken: ReadonlyMap<string, Outcome>;
};

/** Takes one model's config over, whole or not at all. `modelId` is null where the row names no model that is known here. */
export async function importConfig(
  ctx: Context,
  row: SettingsRow,
  { replace, print, taken }: Options,
): Promise<{ outcome: Outcome; modelId: string | null }> {
  print(`${row.value ?? 'no model'} (${row.key})`);
  const say = (outcome: Outcome, line: string, modelId: string | null) => {
    print(`  ${line}`);
    return { outcome, modelId };
  };
  try {
    const target = { ctx, input: { modelId: row.value ?? '' } };
    const present = await readConfig(target);
    const id = present.model_id;
    if (taken.has(id)) return say('refused', 'refused: another row is for the same model', null);
    const plan = planConfig((await readConfigSchema(target)).json_schema, row.model_settings);
    for (const line of plan.lines) print(`  ${line}`);
    const { outcome, line } = await store(ctx, { row, present, plan, replace });
    return say(outcome, line, id);
  } catch (error) {
    return say('refused', `refused: ${reasonOf(error)}`, null);
  }
}

type Work = { row: SettingsRow; present: ModelConfig; plan: ConfigPlan; replace: boolean };

async function store(ctx: Context, work: Work): Promise<{ outcome: Outcome; line: string }> {
  const { row, present, plan, replace } = work;
  if (plan.refused) return { outcome: 'refused', line: 'refused: nothing of this model is stored' };
  if (equal(plan.overrides, present.overrides)) {
    return { outcome: 'unchanged', line: 'nothing to store: it is so already' };
  }
  if (present.revision > 0 && !replace) {
    const saved = `revision ${present.revision} was saved here by ${present.updated_by}`;
    return { outcome: 'refused', line: `refused: ${saved}. Add --replace to store the old values over it` };
  }
  const note = `Imported from settings.${row.key}`;
  const { revision } = await saveConfig({
    ctx,
    input: { modelId: present.model_id, config: plan.config, note, ifMatch: etagOf(present) },
  });
  return { outcome: 'stored', line: `stored as revision ${revision}` };
}
