import type { JsonObject } from '../types';
import type { Definitions } from './definitions';
import type { Dialect } from './dialect';
import type { PatternCheck } from './patterns';
import type { Reporter } from './reporter';
import type { Resources, Scope } from './resources';

/** A choice whose branches a property tells apart (OpenAPI, "Discriminator Object"), to be written into them. */
export type Discriminated = {
  schema: JsonObject;
  property: string;
  /** Value by reference, as the mapping has it. */
  values: Map<string, string>;
  path: readonly string[];
};

/** One way through a source, from its schema to the definitions that it uses. */
export type Walk = {
  resources: Resources;
  definitions: Definitions;
  report: Reporter;
  dialect: Dialect | null;
  /** What dynamic anchors stand for here. */
  scope: Scope;
  /**
   * True for what providers publish: other dialects' words are understood, and what stands beside a `$ref` counts.
   * False: only what the dialect says.
   */
  lenient: boolean;
  /** True in a schema of the type `number`, whose values and limits may be any double. */
  double: boolean;
  /** The definition that is converted; empty for the whole. */
  within: string;
  /** Pointers of the schemas that allow more than in the source, since a keyword was left out. */
  loosened: Set<string>;
  count: { schemas: number };
  /** Where each converted schema stood in the source. */
  origins: WeakMap<JsonObject, readonly string[]>;
  /** Pointers of the schemas that were converted. */
  visited: Set<string>;
  discriminated: Discriminated[];
  patternFault: PatternCheck;
};

/** A schema that was just converted: what it was before, and where. */
export type Place = { walk: Walk; source: JsonObject; path: readonly string[] };
