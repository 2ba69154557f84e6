import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import type { Preset } from '@/lib/domain/presets/contract';
import { presetQuery } from '@/lib/domain/presets/queries';
import type { Answer } from '@/lib/platform/client/call';

type FreshPresetProps = {
  modelId: string;
  presetId: string;
  onBack: () => void;
  children: (present: Answer<Preset>) => ReactNode;
};

/** Shows a preset as it is now, so that a change to it names the state that the person saw. */
export function FreshPreset({ modelId, presetId, onBack, children }: FreshPresetProps) {
  // Read anew for each step, and not while it is open: what a person decides about stays before them.
  const query = useQuery({
    ...presetQuery(modelId, presetId),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (query.isLoadingError) {
    return (
      <>
        <Failure
          title="The preset could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
      </>
    );
  }
  if (!query.data) return <Loading what="the preset" lines={3} />;
  return children(query.data);
}
