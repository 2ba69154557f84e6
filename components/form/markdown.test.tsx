import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import Markdown from './markdown';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('Markdown', () => {
  test('shows paragraphs, emphasis, code and lists', () => {
    expect(html('One **bold**, *slanted* `code`.\n\nTwo')).toBe(
      '<p>One <strong>bold</strong>, <em>slanted</em> <code>code</code>.</p><p>Two</p>',
    );
    expect(html('- a\n- b')).toBe('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
    expect(html('3. a')).toBe('<ol start="3"><li><p>a</p></li></ol>');
    expect(html('## Head')).toBe('<p><strong>Head</strong></p>');
  });

  test('keeps line breaks, names with underscores and indented lines as they were written', () =>
    expect(html('num_outputs is\n1 or 2')).toBe('<p>num_outputs is\n1 or 2</p>'));

  test('makes links of addresses of the web and of mail, which open apart and tell nobody', () => {
    const link = '<a href="https://a.org/b?c=d" target="_blank" rel="noopener noreferrer">';
    expect(html('[docs](https://a.org/b?c=d)')).toBe(`<p>${link}docs</a></p>`);
    expect(html('See https://a.org/b?c=d.')).toBe(`<p>See ${link}https://a.org/b?c=d</a>.</p>`);
    expect(html('[https://a.org](https://a.org/b?c=d)')).toBe(`<p>${link}https://a.org</a></p>`);
    expect(html('<mailto:a@b.org>')).toContain('href="mailto:a@b.org"');
  });

  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](/relative)',
    '<javascript:alert(1)>',
    '[a]: javascript:x\n\n[a]',
  ])('makes no link of %j', (text) => expect(html(text)).not.toContain('<a'));

  test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '![alt](https://a.org/x.png)'])(
    'makes no element of %j, and keeps its text',
    (text) => {
      expect(html(text)).not.toMatch(/<(script|img)/);
      expect(html(text)).toMatch(/alert\(1\)|alt/);
    },
  );

  test('takes hostile nesting without hanging', () => {
    for (const part of ['[', '*a ', '> ', '- ', '`', '<', '![']) {
      expect(html(part.repeat(10_000 / part.length))).not.toMatch(/<(script|img)/);
    }
  });
});
