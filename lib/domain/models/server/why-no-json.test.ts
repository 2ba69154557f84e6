import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { whyNoJson } from './why-no-json';

const whyOf = (text: string | Buffer, type = 'application/json') => whyNoJson(type, Buffer.from(text));
const schema = '{"type": "object", "title": "Größe"}';

describe('what a server answered instead of JSON', () => {
  it.each<[string, string | Buffer, RegExp, string?]>([
    ['nothing', '', /^is empty: give the address/],
    ['blanks', ' \n\t', /^is empty/],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${schema}`, 'utf16le'), /UTF-16.+save it as UTF-8/],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${schema}`, 'utf16le').swap16(), /UTF-16/],
    ['UTF-16 without a mark', Buffer.from(schema, 'utf16le'), /UTF-16/],
    ['a compressed file', gzipSync(schema), /^is a compressed file: unpack it/],
    ['a zip', Buffer.from('PK\u0003\u0004….'), /^is a compressed file/],
    ['a page', '<!DOCTYPE HTML>\n<p>', /^is a web page/],
    ['a page that says so', 'Sign in', /^is a web page/, 'text/html; charset=utf-8'],
    ['a page with a comment', '<!-- x -->\n<html lang="en">', /^is a web page/],
    ['XML', '<?xml version="1.0"?><a/>', /^is XML/],
    ['YAML', 'type: object\nproperties:\n\ta: {}', /^is YAML, .+ paste the text/],
    ['YAML with a comment', '# A schema\n\n"$schema": x', /^is YAML/],
    ['YAML that says so', '{ type: object }', /^is YAML/, 'application/yaml'],
    ['words', 'Not Found', /^is no JSON: give the address/],
    ['Latin-1', Buffer.from(schema, 'latin1'), /^is not in UTF-8, as JSON is: save it/],
  ])('is told apart: %s', (_, text, says, type) => {
    expect(whyOf(text, type)).toMatch(says);
  });

  it.each(['{"type":"object","properties":{"a":{"type":"str', '{"a": [1, 2', '{"a":\n', '["a", tru'])(
    'may be JSON that was cut: %s',
    (text) => {
      expect(whyOf(text)).toMatch(/^is not valid JSON: it breaks off before its end/);
    },
  );

  it.each<[string, string]>([
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3'],
    ['{"type": "object",}', 'line 1, column 19'],
    ['{"a":1}\n{"b":2}\n', 'line 2, column 1'],
    ["{'a': 1}", 'line 1, column 2'],
  ])('has its first fault at a place: %j', (text, place) => {
    expect(whyOf(text)).toBe(
      `is not valid JSON: its first fault stands at ${place}. Paste the text here to correct it`,
    );
  });
});
