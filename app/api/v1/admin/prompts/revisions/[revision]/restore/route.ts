import { restorePromptRevisionEndpoint } from '@/lib/domain/prompts/contract';
import { guardPrompts, readPromptRevision, restorePromptRevision } from '@/lib/domain/prompts/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    restorePromptRevisionEndpoint,
    ({ ctx, params, body, ifMatch }) =>
      restorePromptRevision({
        ctx,
        input: { revision: positiveInteger(params.revision), note: body?.note, ifMatch },
      }),
    {
      guard: async ({ ctx, params, ifMatch }) => {
        await readPromptRevision({ ctx, input: { revision: positiveInteger(params.revision) } });
        await guardPrompts({ ctx, ifMatch });
      },
    },
  ),
});
