import { type APIRequestContext, expect } from '@playwright/test';
import type { ModelConfig } from '@/lib/domain/config/contract';

const MODELS = '/api/v1/admin/models';
const ANY = { 'if-match': '*' };

/** Stores exactly these overrides of a model, named by its slug, whatever was there; returns the config. */
export async function saveConfig(api: APIRequestContext, slug: string, overrides: object, note?: string) {
  const answer = await api.put(`${MODELS}/${slug}/config`, { headers: ANY, data: { overrides, note } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** What workers get of a model, with its overrides and who made them so. */
export async function readConfig(api: APIRequestContext, slug: string): Promise<ModelConfig> {
  return (await api.get(`${MODELS}/${slug}/config`)).json();
}

/** Makes a model the active one, whichever was. */
export async function makeActive(api: APIRequestContext, slug: string) {
  const answer = await api.put('/api/v1/admin/settings/model', { headers: ANY, data: { model_id: slug } });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The id of the active model. */
export async function activeModel(api: APIRequestContext): Promise<string> {
  return (await (await api.get('/api/v1/admin/settings/model')).json()).model_id;
}

/** Renames, describes, archives or brings back a model. */
export async function updateModel(api: APIRequestContext, name: string, change: object) {
  const answer = await api.patch(`${MODELS}/${encodeURIComponent(name)}`, { data: change });
  expect(answer.status(), await answer.text()).toBe(200);
}
