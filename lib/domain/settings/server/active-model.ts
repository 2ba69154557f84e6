import type { ActiveModel } from '../contract';

/** Key of the setting that names the active model. */
export const ACTIVE_MODEL = 'active_model';

export const ACTIVE_MODEL_DESCRIPTION = 'The model that a job uses when it names none';

type Stored = { value: unknown; revision: number; note: string | null; time: Date; by: string };

/** The active model as the API shows it. */
export function toActiveModel({ value, revision, note, time, by }: Stored): ActiveModel {
  return { model_id: String(value), revision, updated_at: time.toISOString(), updated_by: by, note };
}
