import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/platform/client/call';
import type { PromptConfig } from './contract';
import { promptsPath } from './paths';

export const promptsQuery = queryOptions({
  queryKey: [promptsPath],
  queryFn: ({ signal }) => call<PromptConfig>('GET', promptsPath, { signal }),
});
