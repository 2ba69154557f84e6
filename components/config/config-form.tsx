import dynamic from 'next/dynamic';
import { type ReactNode, useMemo } from 'react';
import { EditorScreen } from '@/components/editor/editor-screen';
import { ConfigOutcomeNotice } from '@/components/result/config-outcome';
import { usePermission } from '@/components/shell/session';
import type { ParameterSchema } from '@/lib/config-schema';
import type { ModelConfig } from '@/lib/domain/config/contract';
import { modelSource } from '@/lib/domain/config/source';
import type { Answer } from '@/lib/platform/client/call';
import { PresetsButton } from './presets/presets-button';
import { TryItSection } from './try-it/try-it-section';
import { WorkerInputSection } from './worker-input/worker-input-section';

const PromotionConflict = dynamic(
  () => import('./promotion-conflict').then((module) => module.PromotionConflict),
  { ssr: false },
);

type ConfigFormProps = {
  modelId: string;
  version: number;
  schema: ParameterSchema;
  /** What is live, as last read. */
  live: Answer<ModelConfig>;
  /** Why the last look for news failed; null where it did not. */
  lookError: Error | null;
  isArchived: boolean;
  workers: ReactNode;
  runs: ReactNode;
};

/** The form of one model version, the difference beside it, and the bar that saves. */
export function ConfigForm(props: ConfigFormProps) {
  const { modelId, version, isArchived, workers, runs, ...read } = props;
  const source = useMemo(() => modelSource(modelId), [modelId]);
  const forbidden = usePermission('config:write');
  const refusal = isArchived ? 'This model is archived. Bring it back to change it.' : forbidden;
  return (
    <EditorScreen
      {...read}
      source={source}
      version={version}
      label="Config"
      refusal={refusal}
      renderTools={(editor) => <PresetsButton modelId={modelId} editor={editor} />}
      renderLead={() => <ConfigOutcomeNotice modelId={modelId} revision={read.live.data.revision} />}
      renderBeside={() => workers}
      renderBelow={(editor) => (
        <>
          <TryItSection modelId={modelId} version={version} editor={editor} isArchived={isArchived} />
          <WorkerInputSection modelId={modelId} version={version} editor={editor} />
          {runs}
        </>
      )}
      renderPromotion={(conflict) => <PromotionConflict modelId={modelId} {...conflict} />}
    />
  );
}
