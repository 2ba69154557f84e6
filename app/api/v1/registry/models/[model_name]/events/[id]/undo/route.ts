import { undoActivationEndpoint } from '@/lib/domain/registry/contract';
import { undoActivation } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(undoActivationEndpoint, ({ ctx, params, body }) =>
    undoActivation({
      ctx,
      input: { modelName: params.model_name, event: positiveInteger(params.id), note: body?.note },
    }),
  ),
});
