import { type Issue, inputParametersOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { buildPrompt, type PromptLibrary } from '../prompts';

type Asked = {
  /** As the job names them, `prompt` included. */
  inputs: JsonObject;
  roomType: string | null;
  style: string | null;
  library: PromptLibrary;
  /** Of the version that the job is sent to. */
  schema: ParameterSchema;
};

type Prompted = { inputs: JsonObject; prompt: string | null; warnings: Issue[] };

/**
 * The inputs of a job with its prompt: its own one, else that of the library. A model that takes no prompt gets none from
 * the library.
 */
export function prompted({ inputs, roomType, style, library, schema }: Asked): Prompted {
  const own = typeof inputs.prompt === 'string' ? inputs.prompt : null;
  const takesPrompt = inputParametersOf(schema).some(({ name }) => name === 'prompt');
  if (!takesPrompt) return { inputs, prompt: own, warnings: [] };
  const { prompt, warnings } = buildPrompt({ library, roomType, style, prompt: own });
  return { inputs: { ...inputs, prompt }, prompt, warnings };
}
