import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/write';
import { activeModelKeys, importActiveModel } from './import-active-model';
import { importConfig } from './import-config';
import type { Outcome } from './outcome';
import type { SettingsRow } from './read-settings';

type Options = {
  /** Take the old values even where somebody has saved others here. */
  replace: boolean;
  /** Do all of it, then take it back. */
  dryRun: boolean;
  /** Takes the report, line by line. */
  print: (line: string) => void;
};

const CONFIG_KEY = /^model_config_/;

class TakenBack extends Error {}

/**
 * Takes the predecessor's settings over: each model's config, whole or not at all, then the active model.
 *
 * @returns how many rows came to which outcome
 */
export async function importSettings({
  ctx,
  input,
}: {
  ctx: Context;
  input: Options & { rows: SettingsRow[] };
}) {
  const { dryRun, rows, ...options } = input;
  if (!dryRun) return importRows(ctx, rows, options);
  // The same operations, so that a dry run cannot say anything else than the real one.
  let totals: Record<Outcome, number> | undefined;
  await inTransaction(ctx, async (tx) => {
    totals = await importRows(tx, rows, options);
    throw new TakenBack();
  }).catch((error) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return totals as Record<Outcome, number>;
}

async function importRows(ctx: Context, rows: SettingsRow[], { replace, print }: Omit<Options, 'dryRun'>) {
  const totals: Record<Outcome, number> = { stored: 0, unchanged: 0, refused: 0 };
  const outcomes = new Map<string, Outcome>();
  for (const row of rows.filter(({ key }) => CONFIG_KEY.test(key))) {
    const { outcome, modelId } = await importConfig(ctx, row, { replace, print, taken: outcomes });
    totals[outcome] += 1;
    if (modelId !== null) outcomes.set(modelId, outcome);
  }
  const active = rows.filter(({ key }) => activeModelKeys.includes(key));
  const outcome = await importActiveModel(ctx, active, { replace, print, configs: outcomes });
  if (outcome !== null) totals[outcome] += 1;
  for (const { key } of rows) {
    if (!CONFIG_KEY.test(key) && !activeModelKeys.includes(key))
      print(`${key}: no model's config, left alone`);
  }
  return totals;
}
