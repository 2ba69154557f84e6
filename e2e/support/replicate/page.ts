type Place = { url: string; pageSize: number };

/**
 * A page of a list. `next` and `previous` are whole addresses with a cursor: it names the first one of its page, so that
 * what is added meanwhile at the front moves nothing.
 */
export function pageOf<Item extends { id: string }>(items: Item[], asked: URL, { url, pageSize }: Place) {
  const cursor = asked.searchParams.get('cursor');
  const anchor = cursor === null ? '' : Buffer.from(cursor, 'base64url').toString();
  const first =
    cursor === null
      ? 0
      : Math.max(
          0,
          items.findIndex(({ id }) => id === anchor),
        );
  const addressOf = (index: number): string | null => {
    const item = items[index];
    if (item === undefined) return null;
    const address = new URL(asked.pathname + asked.search, url);
    address.searchParams.set('cursor', Buffer.from(item.id).toString('base64url'));
    return address.href;
  };
  return {
    results: items.slice(first, first + pageSize),
    next: addressOf(first + pageSize),
    previous: first === 0 ? null : addressOf(Math.max(0, first - pageSize)),
  };
}
