import '@fontsource-variable/inter/wght.css';
import '@/components/shell/mantine.css';
import '@/components/shell/global.css';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { type Locator, locators, page } from 'vitest/browser';
import { closeForm, press, type } from './component-form';

declare module 'vitest/browser' {
  interface LocatorSelectors {
    focus(): Promise<void>;
    /** Focuses it and presses a key there. */
    press(key: string): Promise<void>;
    /** Focuses it and types a text there, key by key. */
    pressSequentially(text: string): Promise<void>;
  }
}

locators.extend({
  async focus() {
    const element = await (this as Locator).findElement();
    element.focus();
    if (document.activeElement !== element) throw new Error(`Cannot be focused: ${element.outerHTML}`);
  },
  async press(key) {
    await this.focus();
    await press(key);
  },
  async pressSequentially(text) {
    await this.focus();
    await type(text);
  },
});

// As in the browser tests, what a page complains about fails the test. Vitest itself fails on uncaught errors.
let complaints: string[] = [];
for (const method of ['error', 'warn'] as const) {
  console[method] = (...values: unknown[]) => {
    complaints.push(`console.${method}: ${values.map(String).join(' ')}`);
  };
}

function failOnComplaints(): void {
  const found = complaints;
  complaints = [];
  if (found.length > 0) throw new Error(`Unexpected output:\n${found.join('\n')}`);
}

beforeEach(() => page.viewport(1280, 800));
afterEach(() => {
  closeForm();
  failOnComplaints();
});
afterAll(failOnComplaints);
