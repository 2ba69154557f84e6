import type { BuiltInModels } from './built-in-models';
import type { JsonObject, RuntimePrompts } from './wire';

/**
 * Where values come from, and what was heard of them last:
 * `stream`, `poll`: from the server, current while the stream is alive, or at the last poll ·
 * `disk`: from the cache file · `fallback`: from the option · `defaults`: the defaults of the built-in models.
 */
export type Source = 'stream' | 'poll' | 'disk' | 'fallback' | 'defaults';

/** What every answer carries. `source`, `ageMs` and `stale` tell the present state each time they are read. */
export type Standing = {
  readonly source: Source;
  /** The number of the snapshot. It only grows, unless an admin adopts a restored database. 0 for `defaults`. */
  readonly revision: number;
  /**
   * Milliseconds since the server last said that this is current, with the time that its database has been away.
   * Infinity where no server ever said so: for `fallback` and `defaults`.
   */
  readonly ageMs: number;
  /** Older than `maxStalenessMs`; never without that option. */
  readonly stale: boolean;
};

/** What to use of one model. Frozen in all its depth. */
export type ModelAnswer<
  Id extends string = string,
  Version extends number = number,
  Config = JsonObject,
  Kind extends 'built_in' | 'imported' = 'built_in' | 'imported',
> = Standing & {
  readonly kind: Kind;
  readonly modelId: Id;
  readonly slug: string;
  readonly version: Version;
  /** Where a self-hosted artefact lies. */
  readonly path: string | null;
  /** The effective config. What is unset is absent. */
  readonly config: Readonly<Config>;
  /** The revision of this model's config; 0 before its first save, and for `defaults`. */
  readonly configRevision: number;
};

export type BuiltInModelId = keyof BuiltInModels;
type Slug<Id extends BuiltInModelId = BuiltInModelId> = BuiltInModels[Id]['slug'];
export type BuiltInModelName = BuiltInModelId | Slug;

type IdOf<Name> = {
  [Id in BuiltInModelId]: Name extends Id | Slug<Id> ? Id : never;
}[BuiltInModelId];

type Versions<Id extends BuiltInModelId> = BuiltInModels[Id]['versions'];

/** The config of a built-in model, by default of any of its versions. */
export type BuiltInConfig<
  Id extends BuiltInModelId,
  Version extends keyof Versions<Id> = keyof Versions<Id>,
> = Versions<Id>[Version];

/** A built-in model; `version` tells which config it has. */
export type BuiltInAnswer<Id extends BuiltInModelId = BuiltInModelId> = {
  [Each in Id]: {
    [Version in keyof Versions<Each> & number]: ModelAnswer<
      Each,
      Version,
      Versions<Each>[Version],
      'built_in'
    >;
  }[keyof Versions<Each> & number];
}[Id];

/** Any model: where `kind` is `built_in`, `modelId` and `version` tell which config it has. */
export type AnyAnswer = BuiltInAnswer | ModelAnswer<string, number, JsonObject, 'imported'>;

/** Configs of imported models, by id or slug, as the caller declares them. */
export type Declared = Record<string, object>;

/** A name that may be asked for: any text that is not known before the program runs, else a model that is known. */
export type NameOf<Name extends string, Imported extends Declared> = string extends Name
  ? Name
  : Name extends BuiltInModelName | keyof Imported
    ? Name
    : BuiltInModelName | (keyof Imported & string);

/** What `config(name)` gives. */
export type AnswerOf<Name extends string, Imported extends Declared> = string extends Name
  ? AnyAnswer
  : Name extends keyof Imported
    ? ModelAnswer<string, number, Imported[Name], 'imported'>
    : BuiltInAnswer<IdOf<Name>>;

/** The texts that prompts are built from. Frozen in all their depth. */
export type PromptsAnswer = Standing & {
  readonly library: Readonly<RuntimePrompts['library']>;
  /** The revision of the library; 0 before its first save. */
  readonly libraryRevision: number;
};

/** All that is known at one moment. */
export type Snapshot = Standing & {
  /** Tells two databases apart whose numbers must not be compared. Empty for `defaults`. */
  readonly databaseId: string;
  /** The id of the model that is used where none is named. */
  readonly activeModel: string;
  /** By id. */
  readonly models: Readonly<Record<string, AnyAnswer>>;
};
