import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventParser, type ServerEvent } from './parse-events';

const encoder = new TextEncoder();

/** The events of a stream that comes in pieces of these lengths, the last one again and again. */
function eventsOf(text: string, lengths: number[] = [Number.POSITIVE_INFINITY]): ServerEvent[] {
  const parser = createEventParser();
  const bytes = encoder.encode(text);
  const events: ServerEvent[] = [];
  for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
    const end = start + (lengths[Math.min(turn, lengths.length - 1)] ?? 1);
    events.push(...parser.push(bytes.subarray(start, end)));
    start = end;
  }
  return events;
}

it.each([
  ['an event', 'id: 4\nevent: revision\ndata: {"a":1}\n\n', [{ event: 'revision', data: '{"a":1}' }]],
  ['its default name', 'data: x\n\n', [{ event: 'message', data: 'x' }]],
  ['several lines of data', 'data: a\ndata:b\ndata\n\n', [{ event: 'message', data: 'a\nb\n' }]],
  ['one space after the colon, no more', 'data:  a\n\n', [{ event: 'message', data: ' a' }]],
  ['carriage returns', 'event: e\rdata: x\r\r', [{ event: 'e', data: 'x' }]],
  ['both together', 'event: e\r\ndata: x\r\n\r\n', [{ event: 'e', data: 'x' }]],
  ['a byte order mark', '\ufeffdata: x\n\n', [{ event: 'message', data: 'x' }]],
  ['nothing of comments', ': keep-alive\n\n: more\n\n', []],
  ['nothing of an event without data', 'event: revision\n\ndata: x\n\n', [{ event: 'message', data: 'x' }]],
  ['nothing of what is not finished', 'data: x\n', []],
  ['nothing of unknown fields', 'other: x\ndata\n\n', [{ event: 'message', data: '' }]],
])('reads %s', (_, text, events) => {
  expect(eventsOf(text)).toEqual(events);
});

it('gives the same events however the bytes are cut', () => {
  const ends = fc.constantFrom('\n', '\r', '\r\n');
  const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ''));
  const line = fc.oneof(
    fc
      .tuple(fc.constantFrom('data', 'event', 'id', 'retry', '', 'x'), words)
      .map(([name, text]) => `${name}: ${text}`),
    fc.constantFrom('', '', 'data', ': keep-alive', 'data: é€😀'),
  );
  const stream = fc
    .array(fc.tuple(line, ends), { maxLength: 30 })
    .map((lines) => lines.map((parts) => parts.join('')).join(''));
  fc.assert(
    fc.property(
      stream,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }),
      (text, lengths) => {
        expect(eventsOf(text, lengths)).toEqual(eventsOf(text));
      },
    ),
  );
});

it('knows how long the server asks to wait', () => {
  const parser = createEventParser();
  expect(parser.retryMs()).toBeNull();
  parser.push(encoder.encode('retry: 1500\nretry: soon\n'));
  expect(parser.retryMs()).toBe(1500);
});

it('refuses a line that never ends', () => {
  const parser = createEventParser();
  const more = encoder.encode('x'.repeat(20_000));
  expect(() => {
    for (let times = 0; times < 10; times += 1) parser.push(more);
  }).toThrow('a line of the stream does not end');
});
