/** @vitest-environment happy-dom */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type RenderedForm, renderForm } from '@/e2e/support/rendered-form';
import { handInDocument } from '@/e2e/support/typist-in-document';
import type { JsonObject } from '@/lib/config-schema';
import { EVERY_KIND } from '../example-schema.fixture';

const PNG = { format: 'png' };
const JPEG = { format: 'jpeg' };

let rendered: RenderedForm;
afterEach(() => rendered.remove());

/** Renders the form with one parameter set; gives the id of its control. */
async function open(name: string, value: JsonObject | JsonObject[]): Promise<string> {
  rendered = await renderForm(EVERY_KIND, { [name]: value });
  return `config-${rendered.form.fields.find(({ parameter }) => parameter.name === name)?.key}`;
}

function isShown(id: string): boolean {
  const element = document.getElementById(id);
  expect(element).not.toBeNull();
  return element?.closest('[hidden]') === null;
}

/** What ties to the control with an id. */
function described(id: string): string {
  const ids = document.getElementById(id)?.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((each) => document.getElementById(each)?.textContent ?? `no ${each}`).join(' ');
}

function said(id: string): (string | null)[] {
  const row = document.getElementById(id)?.closest('[data-parameter]');
  return [...(row?.querySelectorAll('[role=status]') ?? [])].map(({ textContent }) => textContent);
}

describe('a member of an object', () => {
  test('is in the document, and shown where a condition calls for it', async () => {
    const id = await open('object conditions', PNG);
    expect(isShown(`${id}-1`)).toBe(false);
    await handInDocument.choose(`${id}-0`, '1');
    expect(isShown(`${id}-1`)).toBe(true);
    expect(said(id)).toEqual(['1 parameter shown']);
    expect(described(`${id}-1`)).toMatch(/^1 to 100, required while Format is jpeg /);
    expect(rendered.form.issues().map(({ path }) => path)).toEqual(['/object conditions/quality']);
  });

  test('keeps what is set, shown with the reason why it is not used', async () => {
    const id = await open('object conditions', { ...JPEG, quality: 80 });
    await handInDocument.choose(`${id}-0`, '0');
    expect(isShown(`${id}-1`)).toBe(true);
    expect(described(`${id}-1`)).toBe('1 to 100, not used while Format is png');
    expect(rendered.form.overrides()).toEqual({ 'object conditions': { ...PNG, quality: 80 } });
    document.getElementById(`${id}-1`)?.focus();
    await handInDocument.press(`${id}-1`, 'Unset', 'part');
    expect(said(id)).toEqual(['1 parameter hidden']);
    expect(isShown(`${id}-1`)).toBe(true);
    document.getElementById(`${id}-0`)?.focus();
    await vi.waitFor(() => expect(isShown(`${id}-1`)).toBe(false));
    expect(rendered.form.overrides()).toEqual({});
  });
});

describe('a cell of a table', () => {
  test('says where it is not used, row by row', async () => {
    const id = await open('table conditions', [PNG, JPEG, { ...PNG, quality: 5 }]);
    expect([0, 1, 2].map((row) => isShown(`${id}-${row}-1`))).toEqual([false, true, true]);
    expect([0, 1, 2].map((row) => document.getElementById(`${id}-${row}-1-hints`)?.textContent)).toEqual([
      'not used while Format is png',
      'required while Format is jpeg',
      'not used while Format is png',
    ]);
    expect(described(`${id}-2-1`)).toMatch(/^1 to 100 not used while Format is png/);
    await handInDocument.choose(`${id}-0-0`, '1');
    expect(isShown(`${id}-0-1`)).toBe(true);
    expect(said(id)).toEqual(['1 parameter shown']);
  });

  test('takes its text along when its row moves', async () => {
    const id = await open('table conditions', [PNG, { ...JPEG, quality: 80 }]);
    await handInDocument.press(`${id}-1-0`, 'Move', 'item');
    expect([0, 1].map((row) => isShown(`${id}-${row}-1`))).toEqual([true, false]);
    expect(rendered.form.overrides()).toEqual({ 'table conditions': [{ ...JPEG, quality: 80 }, PNG] });
  });
});
