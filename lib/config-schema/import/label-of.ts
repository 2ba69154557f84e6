/** Where a report line is about a parameter, it begins with its name, such as `seed: ` or `style.colors: `. */
export function labelOf(path: readonly string[]): string {
  const names: string[] = [];
  let isName = false;
  for (const segment of path) {
    if (isName) names.push(segment);
    isName = !isName && segment === 'properties';
  }
  if (names.length > 0) return `${names.join('.')}: `;
  const place = path.findLastIndex((segment) => ['$defs', 'definitions', 'schemas'].includes(segment));
  const definition = place < 0 ? undefined : path[place + 1];
  return definition === undefined ? '' : `${definition}: `;
}
