import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { fileText } from './file-text';
import {
  isTooLarge,
  readSourceText,
  type SourceFault,
  type SourceReading,
  tooLarge,
} from './read-source-text';
import { newSource, type Source } from './source';

/** How long typing has to rest before the text is read, in milliseconds. */
const REST = 300;

/** A change of more characters than anybody types at once is a paste, and is read without waiting. */
const PASTE = 20;

/** Characters. A text box with more of them makes the browser slow, so a longer text is taken and not shown. */
export const MOST_SHOWN = 200_000;

/** `text` is what was read; `source` is the last one that could be read, so that its preview stays meanwhile. */
type Read = { text: string; reading: SourceReading | null; source: Source | null };

const NOTHING: Read = { text: '', reading: null, source: null };

/** A source as text, typed, pasted or opened from a file. */
export function useTextSource() {
  const [text, setText] = useState('');
  const [file, setFile] = useState<{ name: string; fault: SourceFault | null } | null>(null);
  const [read, setRead] = useState<Read>(NOTHING);
  const latest = useRef('');

  async function readNow(next: string) {
    const reading = next.trim() === '' ? null : await readSourceText(next);
    if (latest.current !== next) return;
    setRead((before) => ({
      text: next,
      reading,
      source: reading === null ? null : reading.fault ? before.source : newSource({ source: reading.value }),
    }));
  }
  const readSoon = useDebouncedCallback(readNow, REST);

  function show(next: string) {
    latest.current = next;
    setText(next);
  }
  async function take(name: string | null, next: string) {
    setFile(name === null ? null : { name, fault: null });
    show(next);
    await readNow(next);
  }
  const isShown = text.length <= MOST_SHOWN;
  return {
    text,
    /** False for a text that is too long to be edited here. */
    isShown,
    /** The name of the file that the text came from. */
    fileName: file?.name ?? null,
    fault: file?.fault ?? read.reading?.fault ?? null,
    source: read.source,
    /** Where the values stand in the text; null where that is not known. */
    offsets: isShown && read.text === text ? (read.reading?.offsets ?? null) : null,
    /** The text was changed and is not read yet. */
    isReading: read.text !== text,
    type: (next: string) => {
      if (Math.abs(next.length - text.length) > PASTE) return void take(null, next);
      setFile(null);
      show(next);
      readSoon(next);
    },
    /** Takes a whole text, from the clipboard or empty, in place of what is there. */
    replace: (next: string) => void take(null, next),
    open: async (opened: File) => {
      if (isTooLarge(opened.size)) {
        setFile({ name: opened.name, fault: { message: tooLarge(opened.size), place: null } });
        return;
      }
      await take(opened.name, await fileText(opened));
    },
  };
}

export type TextSource = ReturnType<typeof useTextSource>;
