import type { Hand } from './typist-hand';
import { buttonOf, controlOfRow, lookAt } from './typist-look';

/** A hand for forms that are rendered in a test, in a document without a browser. */
export const handInDocument: Hand = {
  look: async (id) => lookAt(id),
  controlOfRow: async (path) => controlOfRow(path),
  fill: async (id, text) => {
    const box = boxAt(id);
    const prototype = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    // React replaces the setter of the element, to tell what a script writes from what a person types.
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await rendered();
  },
  click: async (id) => {
    enabled(elementAt(id)).click();
    await rendered();
  },
  press: async (id, name, reach) => {
    const button = buttonOf([id, name, reach]);
    if (button === null) return false;
    enabled(button).click();
    await rendered();
    return true;
  },
  choose: async (id, key) => {
    const element = enabled(elementAt(id));
    if (element instanceof HTMLSelectElement) {
      element.value = key;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      element.click();
      await rendered();
      const list = document.getElementById(element.getAttribute('aria-controls') ?? '');
      const options = [...(list?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
      const option = options.find((each) => each.dataset.value === key);
      if (!option) throw new Error(`The list of #${id} has no option ${key}`);
      option.click();
    }
    await rendered();
  },
};

function elementAt(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`Nothing has the id ${id}`);
  return element;
}

function boxAt(id: string): HTMLInputElement | HTMLTextAreaElement {
  const element = enabled(elementAt(id));
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element;
  throw new Error(`#${id} is a ${element.tagName}, and no box to type in`);
}

/** A person cannot use what is disabled, so a script must not either. */
function enabled<Element extends HTMLElement>(element: Element): Element {
  if (!element.matches(':disabled, fieldset:disabled *')) return element;
  throw new Error(`${element.outerHTML.slice(0, 200)} is disabled`);
}

/** React renders what an event changed in microtasks that follow it. */
async function rendered(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}
