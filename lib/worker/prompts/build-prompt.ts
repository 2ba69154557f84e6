import type { Issue } from '@/lib/config-schema';
import type { PromptLibrary } from './library';
import { nameKey } from './name-key';

type PromptRequest = {
  library: PromptLibrary;
  roomType?: string | null | undefined;
  style?: string | null | undefined;
  /** The job's own prompt: it goes before everything else. */
  prompt?: string | null | undefined;
};

/** `path` of a warning names the field of the job, such as `/room_type`. No message carries a value. */
type BuiltPrompt = { prompt: string; warnings: Issue[] };

const DEFAULT = 'default';

/**
 * The prompt of a job. A prompt of its own is sent as it is, trimmed. Else it says what stays as it is, then what to put
 * into the room, then how it should look; where the job names neither room nor style, the generic text. What is blank
 * counts as not named. Pure.
 */
export function buildPrompt({ library, roomType, style, prompt }: PromptRequest): BuiltPrompt {
  const own = prompt?.trim();
  if (own) return { prompt: own, warnings: [] };
  const roomKey = nameKey(roomType ?? '');
  const styleKey = nameKey(style ?? '');
  if (!roomKey && !styleKey) return { prompt: joined(library.structure, library.generic), warnings: [] };

  const room = textFor(roomKey, library.own_rooms, library.rooms);
  const look = textFor(styleKey, library.own_styles, library.styles);
  return {
    prompt: joined(library.structure, room.text, look.text),
    warnings: [
      ...(room.known ? [] : [unknown('room_type', 'room type')]),
      ...(look.known ? [] : [unknown('style', 'style')]),
    ],
  };
}

/** An admin's own entry goes before a built-in one; without a name, or with one that is not there, the default. */
function textFor(key: string, ...sources: Record<string, string>[]) {
  const find = (wanted: string) =>
    sources.flatMap((texts) => Object.entries(texts)).find(([name]) => nameKey(name) === wanted)?.[1];
  const found = find(key || DEFAULT);
  return { text: found ?? find(DEFAULT) ?? '', known: key === '' || found !== undefined };
}

function unknown(field: string, name: string): Issue {
  return {
    path: `/${field}`,
    code: `unknown_${field}`,
    message: `The prompt library has no such ${name}: its default text was used`,
  };
}

function joined(...parts: string[]): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
}
