/** A `ref` that moves the focus to an element when it appears: where one step of a dialog follows on another. */
export function focusOnMount(element: HTMLElement | null): void {
  // A moment later: a dialog that opens first notes where the focus is to return to.
  setTimeout(() => element?.focus());
}
