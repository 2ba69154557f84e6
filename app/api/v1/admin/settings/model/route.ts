import { getActiveModelEndpoint, setActiveModelEndpoint } from '@/lib/domain/settings/contract';
import { guardActiveModel, readActiveModel, setActiveModel } from '@/lib/domain/settings/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getActiveModelEndpoint, ({ ctx, query }) => readActiveModel({ ctx, input: { at: query.at } })),
  PUT: route(
    setActiveModelEndpoint,
    ({ ctx, body, ifMatch }) =>
      setActiveModel({ ctx, input: { modelId: body.model_id, note: body.note, ifMatch } }),
    { guard: guardActiveModel },
  ),
});
