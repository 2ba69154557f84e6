import {
  getConfigEndpoint,
  patchConfigEndpoint,
  resetConfigEndpoint,
  saveConfigEndpoint,
} from '@/lib/domain/config/contract';
import type { configPath } from '@/lib/domain/config/paths';
import { guardConfig, patchConfig, readConfig, resetConfig, saveConfig } from '@/lib/domain/config/server';
import { methods } from '@/lib/platform/http/methods';
import { type Guarded, route } from '@/lib/platform/http/route';

const guard = ({ ctx, params, ifMatch }: Guarded<typeof configPath>) =>
  guardConfig({ ctx, modelId: params.modelId, ifMatch });

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getConfigEndpoint, ({ ctx, params, query }) =>
    readConfig({ ctx, input: { modelId: params.modelId, at: query.at } }),
  ),
  PUT: route(
    saveConfigEndpoint,
    ({ ctx, params, body, ifMatch }) =>
      saveConfig({ ctx, input: { ...body, modelId: params.modelId, ifMatch } }),
    { guard },
  ),
  PATCH: route(
    patchConfigEndpoint,
    ({ ctx, params, body, ifMatch }) =>
      patchConfig({ ctx, input: { ...body, modelId: params.modelId, ifMatch } }),
    { guard },
  ),
  DELETE: route(resetConfigEndpoint, ({ ctx, params, ifMatch }) =>
    resetConfig({ ctx, input: { modelId: params.modelId, ifMatch } }),
  ),
});
