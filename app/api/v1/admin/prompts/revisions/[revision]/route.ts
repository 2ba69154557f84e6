import { getPromptRevisionEndpoint } from '@/lib/domain/prompts/contract';
import { readPromptRevision } from '@/lib/domain/prompts/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getPromptRevisionEndpoint, ({ ctx, params }) =>
    readPromptRevision({ ctx, input: { revision: positiveInteger(params.revision) } }),
  ),
});
