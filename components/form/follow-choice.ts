import {
  effectiveOf,
  identical,
  type JsonValue,
  type ParameterSchema,
  type Pointer,
  type Standing,
  standingOf,
} from '@/lib/config-schema';
import { toOverrides } from './to-overrides';
import type { Field, FieldKey, FieldState, FormValues } from './types';

/** Values of parameters that the chosen branch lacks, until a branch that has them is chosen. */
export type Aside = ReadonlyMap<FieldKey, FieldState>;

/** The values after a choice, what is set aside, and the fields that changed with it. */
export type Followed = { values: FormValues; aside: Aside; changed: Field[] };

type Change = { was: Standing; is: Standing; aside: Map<FieldKey, FieldState> };

const INHERITS: FieldState = { state: 'inherits' };

/**
 * What follows from the choice of another branch. What the branch lacks is set aside, and comes back with a branch that
 * has it. The branch's defaults are set where nothing is set, or where the former branch's default is. Everything else
 * that a person typed stays. `before` has the former choice, `after` the new one.
 */
export function followChoice(
  schema: ParameterSchema,
  fields: Field[],
  before: Followed,
  after: FormValues,
): Followed {
  const standing = (values: FormValues) =>
    standingOf(schema, effectiveOf(schema, toOverrides(fields, values)));
  const was = standing(before.values);
  const aside = new Map(before.aside);
  const changed: Field[] = [];
  let values = after;
  let is = standing(values);
  for (const field of fields) {
    if (field.declared) continue;
    const state = values.fields[field.key] ?? INHERITS;
    const next = stateAfter(field, state, { was, is, aside });
    if (identical(next, state)) continue;
    changed.push(field);
    values = { ...values, fields: { ...values.fields, [field.key]: next } };
    // A default may choose a branch too, of a union in that branch.
    is = standing(values);
  }
  return { values, aside, changed };
}

function stateAfter(field: Field, state: FieldState, { was, is, aside }: Change): FieldState {
  const { key, pointer } = field;
  const former = defaultAt(was, pointer);
  const isFormer = state.state === 'set' && former !== undefined && identical(state.value, former);
  if (isLacking(is, pointer)) {
    if (isLacking(was, pointer)) return state;
    if (state.state === 'inherits' || isFormer) aside.delete(key);
    else aside.set(key, state);
    return INHERITS;
  }
  const kept = aside.get(key);
  aside.delete(key);
  if (kept && state.state === 'inherits') return kept;
  const offered = defaultAt(is, pointer);
  if (!isFormer && (state.state !== 'inherits' || identical(offered ?? null, former ?? null))) return state;
  return offered === undefined || identical(offered, field.default)
    ? INHERITS
    : { state: 'set', value: offered };
}

/** The default of a parameter in the branches that apply. */
function defaultAt({ narrowed }: Standing, pointer: Pointer): JsonValue | undefined {
  const parameter = narrowed.get(pointer);
  return parameter?.hasDefault ? parameter.default : undefined;
}

/** True for what the chosen branch lacks, and for what is in a group that it lacks. */
function isLacking({ lacking }: Standing, pointer: Pointer): boolean {
  return [...lacking].some((each) => pointer === each || pointer.startsWith(`${each}/`));
}
