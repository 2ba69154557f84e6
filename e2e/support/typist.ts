import {
  equal,
  type JsonObject,
  type JsonValue,
  type Parameter,
  type ParameterSchema,
  valueAt,
} from '@/lib/config-schema';
import { typeComposite } from './typist-composites';
import type { Hand } from './typist-hand';
import type { Look } from './typist-look';

/** One who types values of a schema into its form. */
type Typist = { hand: Hand; schema: ParameterSchema };

/**
 * Types overrides into the rows of a form, through its controls: what is not in them is made to inherit. A row that a
 * condition hides is typed into as soon as what was typed before has brought it up.
 *
 * @throws Error naming the parameters whose rows never came up
 */
export async function typeOverrides(
  typist: Typist,
  leaves: Parameter[],
  overrides: JsonObject,
): Promise<void> {
  let left = leaves.filter(({ readOnly }) => !readOnly);
  for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
    before = left.length;
    const hidden: Parameter[] = [];
    for (const leaf of left) {
      const id = await typist.hand.controlOfRow(leaf.path);
      if (id === null) hidden.push(leaf);
      else await typeRow(typist, id, leaf, valueAt(overrides, leaf.path));
    }
    left = hidden;
  }
  const missing = left.filter(({ path }) => valueAt(overrides, path) !== undefined);
  if (missing.length > 0) throw new Error(`No row came up for ${missing.map(({ path }) => path).join(', ')}`);
}

async function typeRow(typist: Typist, id: string, leaf: Parameter, value: JsonValue | undefined) {
  if (value !== undefined) return typeValue(typist, id, leaf, value);
  for (const verb of ['Reset', 'Unset', 'Unpin']) if (await typist.hand.press(id, verb, 'part')) return;
}

/** Types a value into the control with an id, or (undefined) unsets a part. */
async function typeValue(
  typist: Typist,
  id: string,
  parameter: Parameter,
  value: JsonValue | undefined,
): Promise<void> {
  const { hand } = typist;
  const look = await hand.look(id);
  if (look === null) throw new Error(`No control of ${parameter.path} has the id ${id}`);
  if (look.tag === 'select' || look.role === 'combobox') return hand.choose(id, keyOf(parameter, value));
  if (look.kind === 'union' && (value === undefined || value === null)) {
    return hand.choose(`${id}-branch`, value === null ? 'null' : 'unset');
  }
  if (value === undefined) return void (await hand.press(id, 'Unset', 'part'));
  if (look.kind === 'json') return typeText(hand, id, look, JSON.stringify(value, null, 1));
  if (value === null) return void (await hand.press(id, 'Set to null', 'part'));
  if (look.tag === 'fieldset') {
    const type = (part: string, of: Parameter, to: JsonValue | undefined) => typeValue(typist, part, of, to);
    return typeComposite({ ...typist, type, id, parameter }, look.kind, value);
  }
  if (look.type === 'checkbox') return tick(hand, id, look, value === true);
  if (!look.readOnly) await typeText(hand, id, look, textOf(look, value));
}

/** The key of an option is its place; null stands last where it is none of the options. */
function keyOf({ options }: Parameter, value: JsonValue | undefined): string {
  if (value === undefined) return 'unset';
  const offered = options ?? [true, false];
  const place = offered.findIndex((option) => equal(option, value));
  return String(place === -1 ? offered.length : place);
}

/** A text that stands there already is typed anew, since the control may only show it as a default. */
async function typeText(hand: Hand, id: string, look: Look, text: string): Promise<void> {
  if (look.text === text)
    await hand.fill(id, /^(date|datetime-local|time)$/.test(look.type) ? '' : `${text}1`);
  await hand.fill(id, text);
}

/** Browsers' own pickers hold no zone; the controls say that it is UTC. A list that shows itself as JSON is JSON. */
function textOf({ type }: Look, value: JsonValue): string {
  if (typeof value === 'string' && /^(datetime-local|time)$/.test(type)) return value.replace(/Z$/i, '');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An empty box can mean "unset" in a part, so a box that looks right is clicked twice. */
async function tick(hand: Hand, id: string, { checked }: Look, on: boolean): Promise<void> {
  await hand.click(id);
  if (checked === on) await hand.click(id);
}
