/**
 * What of a page does not fit: it scrolls sideways, sticks out of the window, or is cut off. Runs in the browser.
 * What scrolls inside its own box on purpose may be wider; so may what is hidden for all but screen readers.
 */
export function layoutFaults(): string[] {
  const width = document.documentElement.clientWidth;
  const faults: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > width) faults.push(`The page is ${scrollWidth} px wide in a window of ${width} px`);

  const scrollsItself = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrollsItself(element.parentElement));

  const isForReadersOnly = (element: Element | null): boolean => {
    if (element === null) return false;
    const { width: own, height } = element.getBoundingClientRect();
    const isTiny = own <= 1 || height <= 1 || getComputedStyle(element).clipPath !== 'none';
    return isTiny || isForReadersOnly(element.parentElement);
  };

  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { left, right } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (isForReadersOnly(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const name = `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 60)}”`;
    if ((left < -1 || right > width + 1) && !scrollsItself(element.parentElement))
      faults.push(`Outside of the window: ${name}, ${Math.round(left)} to ${Math.round(right)} px`);
    const clips = /hidden|clip/.test(style.overflowX) && !(element instanceof HTMLInputElement);
    if (clips && element.scrollWidth > element.clientWidth + 1)
      faults.push(`Cut off: ${name}, ${element.scrollWidth} px in ${element.clientWidth} px`);
  }
  return faults;
}
