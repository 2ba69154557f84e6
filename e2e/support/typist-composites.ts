import {
  equal,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Parameter,
  type ParameterSchema,
  variantOf,
} from '@/lib/config-schema';
import type { Hand } from './typist-hand';

/** A control with parts that is to be typed into; `type` types into a part. */
type Task = {
  hand: Hand;
  schema: ParameterSchema;
  type: (id: string, parameter: Parameter, value: JsonValue | undefined) => Promise<void>;
  id: string;
  parameter: Parameter;
};

/** Types a value into a control that has parts, by the kind of the control. */
export async function typeComposite(task: Task, kind: string, value: JsonValue): Promise<void> {
  if (kind === 'list' || kind === 'table') return typeList(task, kind, itemsOf(value));
  if (kind === 'checkboxes') return typeChoices(task, itemsOf(value));
  if (kind === 'map') return typeEntries(task, task.id, membersOf(value));
  if (kind === 'object') return typeObject(task, membersOf(value));
  if (kind === 'union') return typeBranch(task, value);
  throw new Error(`Nobody knows how to type into a ${kind}`);
}

async function typeList(task: Task, kind: string, items: JsonValue[]): Promise<void> {
  const { type, id, parameter } = task;
  const { item } = parameter;
  if (item === null) throw new Error(`${parameter.path} has no items`);
  await makeParts(task, id, items.length, (index) => `${id}-${index}`);
  for (const [index, value] of items.entries()) {
    if (kind === 'list') await type(`${id}-${index}`, item, value);
    else await typeMembers({ ...task, id: `${id}-${index}`, parameter: item }, membersOf(value));
  }
}

/** Adds and removes parts until there are that many. A list that is to be empty is there, and not unset. */
async function makeParts({ hand }: Task, id: string, wanted: number, idOf: (index: number) => string) {
  const isThere = async (index: number) => (await hand.look(idOf(index))) !== null;
  let count = 0;
  while (await isThere(count)) count += 1;
  if (count === 0 && wanted === 0) {
    await hand.click(`${id}-add`);
    count = 1;
  }
  for (; count < wanted; count += 1) await hand.click(`${id}-add`);
  for (; count > wanted; count -= 1) await hand.press(idOf(count - 1), 'Remove', 'item');
}

/** What is ticked last stands last, so everything is taken out before anything is ticked. */
async function typeChoices({ hand, id, parameter }: Task, items: JsonValue[]): Promise<void> {
  const options = parameter.item?.options ?? [];
  for (const index of options.keys()) {
    const look = await hand.look(`${id}-${index}`);
    if (look?.checked) await hand.click(`${id}-${index}`);
    else if (items.length === 0 && index === 0) for (const _ of [1, 2]) await hand.click(`${id}-0`);
  }
  for (const item of items) {
    await hand.click(`${id}-${options.findIndex((option) => equal(option, item))}`);
  }
}

async function typeObject(task: Task, members: JsonObject): Promise<void> {
  const { hand, id, parameter } = task;
  const isEmpty = parameter.properties.length > 0 && (await hand.look(`${id}-0`)) === null;
  const hasNoEntries = parameter.properties.length === 0 && (await hand.look(`${id}-add`)) !== null;
  if (isEmpty || hasNoEntries) await hand.click(`${id}-add`);
  await typeMembers(task, members);
  const declared = new Set(parameter.properties.map(({ name }) => name));
  const others = Object.entries(members).filter(([name]) => !declared.has(name));
  if (parameter.value !== null) await typeEntries(task, `${id}-others`, Object.fromEntries(others));
}

/** A member that a condition hides is typed into as soon as what was typed before has brought it up. */
async function typeMembers({ hand, type, id, parameter }: Task, members: JsonObject): Promise<void> {
  let left = [...parameter.properties.entries()];
  for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
    before = left.length;
    const hidden: typeof left = [];
    for (const [place, property] of left) {
      const value = Object.hasOwn(members, property.name) ? members[property.name] : undefined;
      if ((await hand.look(`${id}-${place}`))?.hidden) hidden.push([place, property]);
      else await type(`${id}-${place}`, property, value);
    }
    left = hidden;
  }
  const missing = left.filter(([, { name }]) => Object.hasOwn(members, name)).map(([, { name }]) => name);
  if (missing.length > 0) throw new Error(`No member of ${parameter.path} came up: ${missing.join(', ')}`);
}

async function typeEntries(task: Task, id: string, members: JsonObject): Promise<void> {
  const { hand, type, parameter } = task;
  if (parameter.value === null) throw new Error(`${parameter.path} takes no names of one's own`);
  const entries = Object.entries(members);
  // An entry that stays could have, for a moment, the name of another.
  await makeParts(task, id, 0, (index) => `${id}-${index}-name`);
  for (const [index, [name, value]] of entries.entries()) {
    await hand.click(`${id}-add`);
    await hand.fill(`${id}-${index}-name`, name);
    await type(`${id}-${index}-value`, parameter.value, value);
  }
}

/** Chooses the branch that the value fits, and types into its control. */
async function typeBranch({ hand, schema, type, id, parameter }: Task, value: JsonValue): Promise<void> {
  const place = variantOf(schema, parameter, value);
  const variant = parameter.variants[place];
  if (variant === undefined) throw new Error(`${JSON.stringify(value)} fits no branch of ${parameter.path}`);
  await hand.choose(`${id}-branch`, String(place));
  await type(`${id}-${place}`, { ...variant, nullable: false }, value);
}

function itemsOf(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no list`);
}

function membersOf(value: JsonValue): JsonObject {
  if (isJsonObject(value)) return value;
  throw new Error(`${JSON.stringify(value)} is no object`);
}
