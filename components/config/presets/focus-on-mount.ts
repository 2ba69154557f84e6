/** A `ref` that moves the focus to an element when it appears: where one step of a dialog follows on another. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
