import { ownObject } from '../json';
import { segmentsOf } from '../pointer';
import type { JsonValue } from '../types';
import type { Walk } from './walk';

/** More names than this do not fit into a sentence. */
const MAX_NAMED = 8;

/** Says which definitions of a JSON Schema are not stored, since no parameter uses them. */
export function reportUnused(document: JsonValue, walk: Walk): void {
  const used = new Set([...walk.visited].map((pointer) => segmentsOf(pointer).slice(0, 2).join('/')));
  for (const keyword of ['$defs', 'definitions']) {
    const unused = Object.keys(ownObject(document, keyword)).filter(
      (name) => !used.has(`${keyword}/${name}`),
    );
    if (unused.length === 0) continue;
    const rest = unused.length - MAX_NAMED;
    const names = `${unused.slice(0, MAX_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    walk.report.info([keyword], `Definitions that no parameter uses are left out: ${names}`);
  }
}
