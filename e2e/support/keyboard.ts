import type { Page } from '@playwright/test';

declare global {
  interface Window {
    keyboardWalk: { stops: Element[]; looks: string[]; lookOf: (element: Element) => string };
  }
}

/** More stops than any screen has. */
const MANY = 300;

/**
 * Walks through a page with Tab, from its start to its end.
 *
 * @returns what a keyboard cannot reach, and what does not show that it has the focus; empty where all is well
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const count = await page.evaluate(prepare);
  const reached = new Set<number>();
  const faults: string[] = [];
  for (let presses = 0; presses < MANY; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(presentStop);
    if (stop === null) break;
    if (stop.index === -1 || reached.has(stop.index)) continue;
    reached.add(stop.index);
    if (!stop.visible) faults.push(`The focus is not seen on ${stop.name}`);
  }
  const missed = Array.from({ length: count }, (_, index) => index).filter((index) => !reached.has(index));
  return [...faults, ...(await page.evaluate(namesOf, missed)).map((name) => `Not reached: ${name}`)];
}

/** Notes every stop that a person sees, and how it looks without the focus. Of a group of radios one is a stop. */
async function prepare(): Promise<number> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  getSelection()?.removeAllRanges();
  // What had the focus may take a few frames to look as without it.
  await new Promise(requestAnimationFrame);
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map((transition) => transition.finished));
  const lookOf = (element: Element) =>
    [element, element.parentElement, element.closest('label'), element.nextElementSibling]
      .flatMap((each) =>
        each ? [null, '::before', '::after'].map((part) => getComputedStyle(each, part)) : [],
      )
      .map((style) =>
        [style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.transform].join(' '),
      )
      .join('\n');
  const candidates = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const stops = [...document.querySelectorAll<HTMLElement>(candidates)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  window.keyboardWalk = { stops, looks: stops.map(lookOf), lookOf };
  return stops.length;
}

/** Where the focus is: the number of the stop, its name, and whether it looks otherwise than before. Null at the end. */
async function presentStop() {
  const { stops, looks, lookOf } = window.keyboardWalk;
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const index = stops.indexOf(element as HTMLElement);
  // A look may take a few frames to change.
  for (let frame = 0; frame < 20 && lookOf(element) === looks[index]; frame++) {
    await new Promise(requestAnimationFrame);
  }
  return { index, name: element.outerHTML.slice(0, 200), visible: lookOf(element) !== looks[index] };
}

function namesOf(indices: number[]): string[] {
  return indices.map((index) => window.keyboardWalk.stops[index]?.outerHTML.slice(0, 200) ?? '');
}
