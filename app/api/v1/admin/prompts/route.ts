import {
  getPromptsEndpoint,
  patchPromptsEndpoint,
  resetPromptsEndpoint,
  savePromptsEndpoint,
} from '@/lib/domain/prompts/contract';
import {
  guardPrompts,
  patchPrompts,
  readPrompts,
  resetPrompts,
  savePrompts,
} from '@/lib/domain/prompts/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getPromptsEndpoint, ({ ctx, query }) => readPrompts({ ctx, input: { at: query.at } })),
  PUT: route(
    savePromptsEndpoint,
    ({ ctx, body, ifMatch }) => savePrompts({ ctx, input: { ...body, ifMatch } }),
    { guard: guardPrompts },
  ),
  PATCH: route(
    patchPromptsEndpoint,
    ({ ctx, body, ifMatch }) => patchPrompts({ ctx, input: { ...body, ifMatch } }),
    { guard: guardPrompts },
  ),
  DELETE: route(resetPromptsEndpoint, ({ ctx, ifMatch }) => resetPrompts({ ctx, input: { ifMatch } })),
});
