import { listPromptRevisionsEndpoint } from '@/lib/domain/prompts/contract';
import { listPromptRevisions } from '@/lib/domain/prompts/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listPromptRevisionsEndpoint, ({ ctx, query }) => listPromptRevisions({ ctx, input: query })),
});
