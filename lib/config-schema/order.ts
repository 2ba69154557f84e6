import type { JsonValue } from './types';

/**
 * Puts parameters in order. `x-order` names a position, counted from 0; providers often give it for some of the
 * parameters only, and the others then fill the positions left free, as they were declared.
 */
export function inOrder<Item>(
  items: readonly Item[],
  orderOf: (item: Item) => JsonValue | undefined,
): Item[] {
  const wanted = items
    .map((item) => ({ item, order: orderOf(item) }))
    .filter((entry): entry is { item: Item; order: number } => typeof entry.order === 'number')
    .sort((left, right) => left.order - right.order);
  const free = items.filter((item) => typeof orderOf(item) !== 'number');
  const result: Item[] = [];
  for (const { item, order } of wanted) {
    while (result.length < order && free.length > 0) result.push(...free.splice(0, 1));
    result.push(item);
  }
  return [...result, ...free];
}
