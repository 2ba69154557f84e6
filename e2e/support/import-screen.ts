import type { Locator, Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from '../fixtures';

/** The screen that imports models, by the names that a person reads. */
export function importScreen(page: Page) {
  const bar = page.getByRole('region', { name: 'Import', exact: true });
  const section = (name: string) => page.getByRole('region', { name, exact: true });
  return {
    page,
    source: page.getByRole('textbox', { name: 'Schema' }),
    file: page.getByLabel('Schema file'),
    address: section('Source').getByRole('textbox', { name: 'Address' }),
    fetch: page.getByRole('button', { name: 'Fetch' }),
    /** What is wrong with the source. */
    fault: section('Source').getByRole('alert'),
    recognised: section('Model').getByRole('status'),
    modelId: page.getByRole('textbox', { name: 'Model id' }),
    name: section('Model').getByRole('textbox', { name: 'Name' }),
    slug: section('Model').getByRole('textbox', { name: 'Address' }),
    operation: page.getByRole('combobox', { name: 'Operation' }),
    report: section('Report'),
    parameters: page.getByRole('table', { name: 'Parameters' }),
    preview: section('Preview'),
    /** The rows of the form as admins will see it. */
    previewed: section('Preview').getByRole('group', { name: 'Parameters', exact: true }),
    import: bar.getByRole('button', { name: /^Import the/ }),
    bar,
    /** What Import does, or why it cannot be pressed. */
    reason: bar.getByRole('status'),
    notice: (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }),
    role: (title: string, role: 'Config' | 'Input'): Locator =>
      page
        .getByRole('radiogroup', { name: `Role of ${title}`, exact: true })
        .getByRole('radio', { name: role }),
    from: (way: 'Text or file' | 'Address') => page.getByRole('radio', { name: way }).check(),
    async open(model?: string): Promise<void> {
      await page.goto(model ? `/models/import?model=${model}` : '/models/import');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(this.source).toBeEnabled();
    },
    /** As a file: what is too long for the text box comes so. */
    async openFile(text: string): Promise<void> {
      await this.file.setInputFiles({
        name: 'schema.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    },
    async paste(source: JsonObject | string): Promise<void> {
      await this.source.fill(typeof source === 'string' ? source : JSON.stringify(source, null, 2));
    },
  };
}
