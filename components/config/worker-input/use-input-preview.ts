import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { JsonObject } from '@/lib/config-schema';
import type { InputPreview, JobInputs } from '@/lib/domain/inputs/contract';
import { inputPreviewQuery } from '@/lib/domain/inputs/queries';

/** Milliseconds without a key before the server is asked again. */
const PAUSE = 250;

type Asked = { inputs: JobInputs; overrides: JsonObject; job: JsonObject; isShown: boolean };

/** What a worker would send: the last answer stays while the next one is on its way. */
export type Preview = {
  answer: InputPreview | null;
  /** The inputs that `answer` is about; null while it is about earlier ones. */
  asked: JsonObject | null;
  error: Error | null;
};

/** Asks the server, which alone holds the builders, for what a job would become. */
export function useInputPreview({ inputs, overrides, job, isShown }: Asked): Preview {
  const body = useMemo(
    () => ({ version: inputs.version, overrides, inputs: job }),
    [inputs.version, overrides, job],
  );
  const [settled] = useDebouncedValue(body, PAUSE);
  const query = useQuery({
    ...inputPreviewQuery(inputs.model_id, settled),
    placeholderData: keepPreviousData,
    enabled: isShown,
  });
  const isCurrent = settled === body && query.isSuccess && !query.isPlaceholderData;
  return {
    answer: query.data?.data ?? null,
    asked: isCurrent ? job : null,
    error: query.error,
  };
}
