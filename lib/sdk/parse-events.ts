/** One event of a stream. */
export type ServerEvent = { event: string; data: string };

export type EventParser = {
  /** Takes the next bytes, cut anywhere, and gives the events that end in them. Throws where a line never ends. */
  push(bytes: Uint8Array): ServerEvent[];
  /** How long the server asks to wait before one connects again; null until it does. */
  retryMs(): number | null;
};

/** More than any line of ours; a stream with longer ones is something else. */
const MAX_LINE = 65_536;

/** Reads `text/event-stream` (WHATWG HTML §9.2.6). Event ids are left out: nobody here asks for a resumed stream. */
export function createEventParser(): EventParser {
  const decoder = new TextDecoder();
  let rest = '';
  let endedWithReturn = false;
  let event = '';
  let data: string[] = [];
  let retry: number | null = null;

  function takeField(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'retry' && /^\d+$/.test(value)) retry = Number(value);
  }

  function takeLine(line: string): ServerEvent | undefined {
    if (line !== '') {
      takeField(line);
      return undefined;
    }
    const finished = data.length > 0 ? { event: event || 'message', data: data.join('\n') } : undefined;
    event = '';
    data = [];
    return finished;
  }

  return {
    push(bytes) {
      let text = decoder.decode(bytes, { stream: true });
      if (text === '') return [];
      // The line feed of a pair whose carriage return came with the bytes before.
      if (endedWithReturn && text.startsWith('\n')) text = text.slice(1);
      endedWithReturn = text === '' ? false : text.endsWith('\r');
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE) throw new Error('a line of the stream does not end');
      return lines.map(takeLine).filter((one) => one !== undefined);
    },
    retryMs: () => retry,
  };
}
