import type { ModelConfig } from '@/lib/domain/config/contract';
import type { Api, ApiAnswer } from './api';

const MODELS = '/api/v1/admin/models';
const ANY = { 'if-match': '*' };

async function requireOk(answer: ApiAnswer): Promise<void> {
  if (answer.status() !== 200) throw new Error(`${answer.status()}: ${await answer.text()}`);
}

/** Stores exactly these overrides of a model, named by its slug, whatever was there; returns the config. */
export async function saveConfig(api: Api, slug: string, overrides: object, note?: string) {
  const answer = await api.put(`${MODELS}/${slug}/config`, { headers: ANY, data: { overrides, note } });
  await requireOk(answer);
  return answer.json();
}

/** What workers get of a model, with its overrides and who made them so. */
export async function readConfig(api: Api, slug: string): Promise<ModelConfig> {
  return (await api.get(`${MODELS}/${slug}/config`)).json();
}

/** Makes a model the active one, whichever was. */
export async function makeActive(api: Api, slug: string) {
  const answer = await api.put('/api/v1/admin/settings/model', { headers: ANY, data: { model_id: slug } });
  await requireOk(answer);
}

/** The id of the active model. */
export async function activeModel(api: Api): Promise<string> {
  return (await (await api.get('/api/v1/admin/settings/model')).json()).model_id;
}

/** Renames, describes, archives or brings back a model. */
export async function updateModel(api: Api, name: string, change: object) {
  const answer = await api.patch(`${MODELS}/${encodeURIComponent(name)}`, { data: change });
  await requireOk(answer);
}
