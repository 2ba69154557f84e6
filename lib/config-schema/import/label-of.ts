/** Where a report line is about a parameter, it begins with its name, such as `seed: ` or `style.colors: `. */
export function labelOf(path: readonly string[]): string {
  const names: string[] = [];
  for (let index = 0; index + 1 < path.length; index += 1) {
    if (path[index] !== 'properties') continue;
    names.push(path[index + 1] ?? '');
    index += 1;
  }
  if (names.length > 0) return `${names.join('.')}: `;
  const place = path.findLastIndex((segment) => ['$defs', 'definitions', 'schemas'].includes(segment));
  const definition = place < 0 ? undefined : path[place + 1];
  return definition === undefined ? '' : `${definition}: `;
}
