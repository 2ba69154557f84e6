import { describe, expect, it } from 'vitest';
import { isTooLarge, readSourceText } from './read-source-text';

const MEGABYTE = 1024 * 1024;

describe('a text that is read as a source', () => {
  it('is JSON, with the places of its values', async () => {
    const { value, offsets } = await readSourceText('{"type": "object", "title": "é"}');
    expect(value).toEqual({ type: 'object', title: 'é' });
    expect(offsets?.get('/title')).toBe('{"type": "object", "title": '.length);
  });

  it('may begin with a byte order mark', async () => {
    expect((await readSourceText('\uFEFF{"type": "object"}')).value).toEqual({ type: 'object' });
  });

  it('is YAML where it does not begin as JSON does; an alias becomes a copy', async () => {
    const { value, offsets } = await readSourceText('a: &size {width: 1}\nb: *size\n');
    expect(value).toEqual({ a: { width: 1 }, b: { width: 1 } });
    expect(offsets).toBeNull();
  });

  it('is YAML in which one part takes over another (<<), as OpenAPI documents do', async () => {
    const { value } = await readSourceText(
      'a: &base {type: string, title: A}\nb:\n  <<: *base\n  title: B\n',
    );
    expect(value).toEqual({ a: { type: 'string', title: 'A' }, b: { type: 'string', title: 'B' } });
  });

  it('keeps keys that every object inherits as keys', async () => {
    const { value } = await readSourceText('{"__proto__": {"a": 1}, "constructor": 2}');
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor']);
  });

  it('is told apart from a web page by the server, which gets it whole', async () => {
    const page = '<!doctype html>\n<p>a: [b</p>';
    expect((await readSourceText(page)).value).toBe(page);
  });
});

describe('a text that is no source', () => {
  it('is refused with the place of its first fault', async () => {
    const { fault } = await readSourceText('{\n  "type": "object",\n  "title": \n}');
    expect(fault?.place).toMatchObject({ line: 4, column: 1 });
  });

  it('that is neither JSON nor YAML says so, with the place', async () => {
    const { fault } = await readSourceText('type: object\ntitle: [a, b\n');
    expect(fault?.message).toMatch(/^This is neither JSON nor YAML: /);
    expect(fault?.place?.line).toBeGreaterThan(1);
  });

  it('is more than one YAML document, or indented by tabs', async () => {
    const { fault } = await readSourceText('type: object\n---\ntype: object\n');
    expect(fault).toMatchObject({
      message: expect.stringMatching(/leave the others out$/),
      place: { line: 2 },
    });
    const tabs = await readSourceText('type: object\nproperties:\n\ta: {}\n');
    expect(tabs.fault).toMatchObject({ message: expect.stringMatching(/tabs/i), place: { line: 3 } });
  });

  it('may be YAML that grows without end, or holds itself', async () => {
    const names = 'abcdefghij'.split('');
    const bomb = names.map((name, index) => {
      const before = names[index - 1];
      return `${name}: &${name} [${before ? Array(10).fill(`*${before}`).join(', ') : 'x'}]`;
    });
    const message = 'This YAML repeats parts of itself too often, or holds itself. Write those parts out.';
    expect((await readSourceText(bomb.join('\n'))).fault).toEqual({ message, place: null });
    expect((await readSourceText('a: &a\n  b: *a\n')).fault).toEqual({ message, place: null });
  });

  it('is larger than what can be sent, counted in bytes', async () => {
    const text = JSON.stringify({ title: 'é'.repeat(MEGABYTE * 0.6) });
    expect(text.length).toBeLessThan(MEGABYTE);
    expect((await readSourceText(text)).fault?.message).toMatch(/^This is 1\.2 MB, and at most 1 MB/);
    expect([isTooLarge(MEGABYTE), isTooLarge(1000)]).toEqual([true, false]);
  });

  it('is YAML that is small and becomes large', async () => {
    const line = `a: &a "${'x'.repeat(20_000)}"`;
    const copies = Array.from({ length: 80 }, (_, index) => `k${index}: *a`);
    const { fault } = await readSourceText([line, ...copies].join('\n'));
    expect(fault?.message).toMatch(/at most 1 MB can be sent/);
  });
});
