import type { Issue, JsonValue, Parameter, Pointer } from '@/lib/config-schema';

/** Stable, index-based key of a field. Parameter names may contain dots and digits, which form paths split on. */
export type FieldKey = `f${number}`;

/**
 * What the form knows of one field. A parameter without a default that inherits is unset.
 * A draft is a text that is no value yet (broken JSON, a map with one key twice): it is kept, and it is an issue.
 */
export type FieldState =
  | { state: 'inherits' }
  | { state: 'set'; value: JsonValue }
  | { state: 'draft'; text: string; message: string };

/**
 * The form's state, in the form's own shape. `rest` is the JSON text of the overrides that no field stands for;
 * it is text, since copies of form values lose a key named `__proto__`.
 */
export type FormValues = { fields: Record<FieldKey, FieldState>; rest: string };

/** A declared nested group, or an `x-group` of the schema's root, which is no parameter and has no name. */
export type FieldGroup = { id: string; name: string | null; title: string; description: string };

/** One leaf of the declared parameters: what a row of the form edits. */
export type Field = {
  key: FieldKey;
  parameter: Parameter;
  pointer: Pointer;
  /** The names that the pointer is made of: asked for at every key, of every field that is set. */
  segments: string[];
  /** Outermost first. */
  groups: FieldGroup[];
  /** The default that applies here, with those of the groups around it; absent where there is none. */
  default?: JsonValue;
  /**
   * Only on the field of the parameters that the root allows beyond the named ones: the names that these cannot have.
   * Its value is an object of them, its pointer that of the root.
   */
  declared?: ReadonlySet<string>;
};

/** An issue of the engine, with the field it belongs to (null: the whole form) and the place inside that field. */
export type FieldIssue = Issue & { key: FieldKey | null; within: string[] };
