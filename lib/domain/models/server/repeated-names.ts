import { toPointer } from '@/lib/config-schema';

/** Strings and what structures a text; numbers and words tell nothing here. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

/** More of them are not looked for. */
const MOST = 1_000;

type Level = { names: Set<string> | null; name: string; index: number; isNameNext: boolean };

/**
 * Pointers to the values whose names occur twice or more in one object, in the order of the text, once each. `JSON.parse`
 * keeps the last one and says nothing. `text` is valid JSON.
 */
export function repeatedNames(text: string): string[] {
  const levels: Level[] = [];
  const found = new Set<string>();
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      const names = token === '{' ? new Set<string>() : null;
      levels.push({ names, name: '', index: 0, isNameNext: names !== null });
    } else if (token === '}' || token === ']') {
      levels.pop();
    } else if (token === ',' && level) {
      level.index += 1;
      level.isNameNext = level.names !== null;
    } else if (level?.names && level.isNameNext) {
      level.name = JSON.parse(token);
      level.isNameNext = false;
      if (level.names.has(level.name)) found.add(pointerTo(levels));
      if (found.size >= MOST) break;
      level.names.add(level.name);
    }
  }
  return [...found];
}

function pointerTo(levels: readonly Level[]): string {
  return toPointer(levels.map(({ names, name, index }) => (names ? name : String(index))));
}
