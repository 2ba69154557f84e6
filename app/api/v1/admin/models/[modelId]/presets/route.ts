import { findModel } from '@/lib/domain/models/server';
import { createPresetEndpoint, listPresetsEndpoint } from '@/lib/domain/presets/contract';
import { createPreset, listPresets } from '@/lib/domain/presets/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listPresetsEndpoint, ({ ctx, params }) =>
    listPresets({ ctx, input: { modelId: params.modelId } }),
  ),
  POST: route(
    createPresetEndpoint,
    ({ ctx, params, body }) => createPreset({ ctx, input: { ...body, modelId: params.modelId } }),
    { guard: ({ ctx, params }) => findModel(ctx, params.modelId) },
  ),
});
