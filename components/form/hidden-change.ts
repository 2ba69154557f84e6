/** What a screen reader hears when parameters come or go: "1 parameter shown"; empty where none does. */
export function hiddenChange(before: readonly string[], after: readonly string[]): string {
  const shown = before.filter((each) => !after.includes(each)).length;
  const hidden = after.filter((each) => !before.includes(each)).length;
  return [textOf(shown, 'shown'), textOf(hidden, 'hidden')].filter((text) => text !== '').join(', ');
}

function textOf(count: number, verb: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? 'parameter' : 'parameters'} ${verb}`;
}
