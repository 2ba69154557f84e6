import { getModel } from '@/lib/domain/models/server';
import { readActiveModel, setActiveModel } from '@/lib/domain/settings/server';
import type { Context } from '@/lib/platform/context';
import { etagOf } from '@/lib/platform/http/etag';
import { type Outcome, reasonOf } from './outcome';
import type { SettingsRow } from './read-settings';

/** The seeds do not name the row, so each sensible one counts. */
export const activeModelKeys = ['active_model', 'active_model_id', 'model', 'model_id'];

type Options = {
  replace: boolean;
  print: (line: string) => void;
  /** What became of the config of each model. */
  configs: ReadonlyMap<string, Outcome>;
};

/** Takes the active model over. Null where no row names one: then it is left as it is. */
export async function importActiveModel(
  ctx: Context,
  rows: SettingsRow[],
  options: Options,
): Promise<Outcome | null> {
  const named = rows.filter((row) => row.value?.trim());
  const [first] = named;
  const { print } = options;
  if (!first?.value) {
    print(`active model: no row ${activeModelKeys.join(', ')} names one, left as it is`);
    return null;
  }
  const label = `active model (${named.map(({ key }) => key).join(', ')})`;
  if (new Set(named.map(({ value }) => value)).size > 1) {
    print(`${label}: refused: the rows name different models`);
    return 'refused';
  }
  try {
    const { outcome, line } = await activate(ctx, first.value, first.key, options);
    print(`${label}: ${line}`);
    return outcome;
  } catch (error) {
    print(`${label}: refused: ${reasonOf(error)}`);
    return 'refused';
  }
}

async function activate(
  ctx: Context,
  named: string,
  key: string,
  { replace, configs }: Options,
): Promise<{ outcome: Outcome; line: string }> {
  const { id } = await getModel({ ctx, input: { modelId: named } });
  const present = await readActiveModel({ ctx, input: {} });
  if (present.model_id === id) return { outcome: 'unchanged', line: `${id} is active already` };
  if (configs.get(id) === 'refused') {
    return { outcome: 'refused', line: `refused: the config of ${id} was refused` };
  }
  // Revision 1 is the product's own first choice.
  if (present.revision > 1 && !replace) {
    const chosen = `${present.model_id} was chosen here by ${present.updated_by}`;
    return { outcome: 'refused', line: `refused: ${chosen}. Add --replace to activate ${id}` };
  }
  const note = `Imported from settings.${key}`;
  await setActiveModel({ ctx, input: { modelId: id, note, ifMatch: etagOf(present) } });
  return { outcome: 'stored', line: `${present.model_id} → ${id}` };
}
