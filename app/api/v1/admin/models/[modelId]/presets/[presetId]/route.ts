import { deletePresetEndpoint, getPresetEndpoint, updatePresetEndpoint } from '@/lib/domain/presets/contract';
import { deletePreset, guardPreset, readPreset, updatePreset } from '@/lib/domain/presets/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getPresetEndpoint, ({ ctx, params: { modelId, presetId } }) =>
    readPreset({ ctx, input: { modelId, presetId } }),
  ),
  PATCH: route(
    updatePresetEndpoint,
    ({ ctx, params: { modelId, presetId }, body, ifMatch }) =>
      updatePreset({ ctx, input: { ...body, modelId, presetId, ifMatch } }),
    { guard: ({ ctx, params, ifMatch }) => guardPreset({ ctx, ...params, ifMatch }) },
  ),
  DELETE: route(deletePresetEndpoint, ({ ctx, params: { modelId, presetId }, ifMatch }) =>
    deletePreset({ ctx, input: { modelId, presetId, ifMatch } }),
  ),
});
