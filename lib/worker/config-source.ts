import type { Modelboard } from '@/lib/sdk';
import type { ConfigSource } from './ports';
import { builtInLibrary } from './prompts';

type Readable = Pick<Modelboard, 'config' | 'current' | 'prompts' | 'status'>;

/** What the SDK has in memory, as a worker reads it. */
export function configSourceOf(modelboard: Readable): ConfigSource {
  return {
    read(model) {
      const answer = model === null ? modelboard.current() : modelboard.config(model);
      if (answer !== undefined) {
        const { modelId, version, configRevision, source } = answer;
        return { modelId, version, config: { ...answer.config }, configRevision, source };
      }
      const { snapshot, connection } = modelboard.status();
      if (snapshot === null) return { unreadable: `Modelboard was not read yet (${connection})` };
      return {
        refused: `Workers may not use ${model ?? 'the active model'}: it is unknown, archived, or without a production version.`,
      };
    },
    prompts: () => modelboard.prompts()?.library ?? builtInLibrary,
  };
}
