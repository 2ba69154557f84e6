import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { DiffTable, type TableChange } from './diff-table';

function render(changes: TableChange[], titles?: Record<string, string>) {
  const html = renderToStaticMarkup(
    <DiffTable changes={changes} beforeLabel="Default" afterLabel="Saved" titles={titles} />,
  );
  return html.replace(/ class="[^"]*"/g, '');
}

describe('DiffTable', () => {
  test('is a table with a caption, headings of columns and of rows', () => {
    const html = render([{ path: '/safety_tolerance', before: 4, after: 2 }]);
    expect(html).toContain('<caption>Changes from Default to Saved</caption>');
    expect(html).toContain('<th scope="col">Default</th><th scope="col">Saved</th>');
    expect(html).toContain('<th scope="row"><code>safety_tolerance</code></th>');
  });

  test('marks old and new by more than colour', () =>
    expect(render([{ path: '/a', before: 4, after: 2 }])).toContain('<del>4</del></td><td><ins>2</ins>'));

  test('takes the differences of the API as they are', () =>
    expect(render([{ path: '/a', default: 4, current: 2 }])).toContain('<del>4</del></td><td><ins>2</ins>'));

  test('tells unset from null', () =>
    expect(render([{ path: '/seed', after: null }])).toContain(
      '<span>unset</span></td><td><ins><span>null</span></ins>',
    ));

  test('shows a title above the path', () =>
    expect(render([{ path: '/a', after: 1 }], { '/a': 'Outputs' })).toContain(
      '<span>Outputs</span><code>a</code>',
    ));

  test('folds a long value, and keeps all of it', () => {
    const long = 'word '.repeat(40);
    const html = render([{ path: '/a', before: 1, after: long }]);
    expect(html).toContain('<details><summary>');
    expect(html).toContain(`<pre>${long}</pre>`);
  });
});
