/** @vitest-environment happy-dom */
import { afterEach, expect, test } from 'vitest';
import { type RenderedForm, renderForm } from '@/e2e/support/rendered-form';

let rendered: RenderedForm;
afterEach(() => rendered.remove());

test('Enter below the last item adds one, unless it ends the composition of a text', async () => {
  const list = { type: 'array', items: { type: 'string' }, default: ['a'] };
  rendered = await renderForm({ type: 'object', properties: { list } });
  const press = async (isComposing: boolean) => {
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing });
    document.getElementById('config-f0-0')?.dispatchEvent(enter);
    await new Promise((resolve) => setTimeout(resolve));
  };
  await press(true);
  expect(rendered.form.overrides()).toEqual({});
  await press(false);
  expect(rendered.form.overrides()).toEqual({ list: ['a', ''] });
});
