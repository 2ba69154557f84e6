import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobRequest } from '@/lib/domain/jobs/contract';
import { promptsQuery } from '@/lib/domain/prompts/queries';
import { buildPrompt, type PromptLibrary } from '@/lib/worker/prompts';

/** Where the prompt of a trial comes from. */
export type PromptSource = 'own' | 'library';

/** The prompt of a trial: typed, or built from the prompt library for a room and a style, as workers do it. */
export function usePrompt() {
  const [source, setSource] = useState<PromptSource>('own');
  const [text, setText] = useState('');
  const [room, setRoom] = useState('');
  const [style, setStyle] = useState('');
  const query = useQuery({ ...promptsQuery, enabled: source === 'library' });
  const library = query.data?.data.config as PromptLibrary | undefined;
  const built = library === undefined ? '' : buildPrompt({ library, roomType: room, style }).prompt;
  const chosen: JobRequest = { ...(room && { room_type: room }), ...(style && { style }) };
  return {
    source,
    setSource,
    text,
    setText,
    room,
    setRoom,
    style,
    setStyle,
    rooms: namesOf(library?.own_rooms, library?.rooms),
    styles: namesOf(library?.own_styles, library?.styles),
    error: query.error,
    /** As the provider would get it. */
    prompt: source === 'own' ? text : built,
    /** What the job says of it. */
    request: source === 'own' ? ({ prompt: text } satisfies JobRequest) : chosen,
  };
}

export type TrialPrompt = ReturnType<typeof usePrompt>;

/** Their names, once each; the default texts are what holds where none is chosen. */
function namesOf(...texts: (Record<string, string> | undefined)[]): string[] {
  const names = texts.flatMap((each) => Object.keys(each ?? {})).filter((name) => name !== 'default');
  return [...new Set(names)];
}
