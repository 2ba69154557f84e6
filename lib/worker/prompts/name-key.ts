/** One form for all spellings of a name: "Living Room", "living-room" and "LIVING_ROOM" are `living_room`. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean)
    .join('_');
}
