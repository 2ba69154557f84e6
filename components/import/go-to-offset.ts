/** The id of the text box with the source. */
export const sourceTextId = 'import-source-text';

/** Moves the focus and the caret to a place in the source. `offset` counts characters from 0. */
export function goToOffset(offset: number): void {
  const box = document.getElementById(sourceTextId);
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.focus();
  box.setSelectionRange(offset, offset);
  const line = box.value.slice(0, offset).split('\n').length;
  const height = box.scrollHeight / box.value.split('\n').length;
  box.scrollTop = Math.max(0, (line - 3) * height);
}
