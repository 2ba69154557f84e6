/** @vitest-environment happy-dom */
import { beforeEach, expect, it } from 'vitest';
import { goToOffset, sourceTextId } from './go-to-offset';

/** Ten lines of four letters; each is 20 pixels high, since nothing is laid out here. */
const text = Array.from({ length: 10 }, (_, line) => `ab${line}d`).join('\n');

function showBox(tag: 'textarea' | 'input'): HTMLTextAreaElement {
  const box = document.createElement(tag) as HTMLTextAreaElement;
  box.id = sourceTextId;
  box.value = text;
  Object.defineProperty(box, 'scrollHeight', { value: 200 });
  document.body.replaceChildren(box);
  return box;
}

beforeEach(() => document.body.replaceChildren());

it('the caret and the focus go to the place, without anything selected', () => {
  const box = showBox('textarea');
  goToOffset(12);
  expect(document.activeElement).toBe(box);
  expect([box.selectionStart, box.selectionEnd]).toEqual([12, 12]);
});

it('its line comes into view, with the two before it', () => {
  const box = showBox('textarea');
  goToOffset(text.indexOf('ab7d'));
  expect(box.scrollTop).toBe(5 * 20);
});

it('at the start nothing is scrolled', () => {
  const box = showBox('textarea');
  box.scrollTop = 60;
  goToOffset(text.indexOf('ab1d'));
  expect(box.scrollTop).toBe(0);
});

it('nothing happens where there is no text box', () => {
  goToOffset(3);
  showBox('input');
  goToOffset(3);
  expect(document.activeElement).toBe(document.body);
});
