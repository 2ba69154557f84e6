import type { ParameterSchema } from '@/lib/config-schema';
import { builtInInputBuilder } from './built-in-input-builder';
import { genericInputBuilder } from './generic-input-builder';
import type { ModelInputBuilder } from './input-builder';
import type { BuiltInModel } from './model';
import { fluxKontextMax } from './replicate/flux-kontext-max/model';
import { fluxKontextPro } from './replicate/flux-kontext-pro/model';
import { qwenImageEdit } from './replicate/qwen-image-edit/model';
import { seedream3 } from './replicate/seedream-3/model';
import { seedream4 } from './replicate/seedream-4/model';
import { schemaOf } from './schema-of';

/** A version of any model, as it is stored. */
type StoredVersion = {
  modelId: string;
  schema: ParameterSchema;
  /** What messages call the model; its name in code, else its id, unless given. */
  name?: string;
};

/** The built-in models that the product knows. Never changes: `register` gives a new one. */
export type Registry<Id extends string> = {
  /** Throws where no such model is registered; `exists` tells whether a text from outside is an id. */
  get(id: Id): BuiltInModel<Id>;
  /** In the order of registration. */
  list(): readonly BuiltInModel<Id>[];
  exists(id: string): id is Id;
  /** What makes the input of a version that is described here. Throws where there is no such version. */
  inputBuilder(id: Id, version: number): ModelInputBuilder;
  /** The same for what is stored: of an imported model, too, by its schema alone. */
  inputBuilderOf(version: StoredVersion): ModelInputBuilder;
  /** A registry with one model more. Throws where its id or slug is taken, ignoring case. */
  register<NewId extends string>(model: BuiltInModel<NewId>): Registry<Id | NewId>;
};

function refuseTakenNames(models: readonly BuiltInModel[]): void {
  const owners = new Map<string, BuiltInModel>();
  for (const model of models) {
    for (const name of new Set([model.id.toLowerCase(), model.slug.toLowerCase()])) {
      const owner = owners.get(name);
      if (owner) throw new Error(`"${name}" of "${model.id}" is already taken by "${owner.id}".`);
      owners.set(name, model);
    }
  }
}

/**
 * A registry of these models. Ids and slugs share one namespace, ignoring case.
 *
 * @throws where two models would share a name
 */
export function createRegistry<const Id extends string>(models: readonly BuiltInModel<Id>[]): Registry<Id> {
  refuseTakenNames(models);
  const byId = new Map<string, BuiltInModel<Id>>(models.map((model) => [model.id, model]));
  function get(id: Id): BuiltInModel<Id> {
    const model = byId.get(id);
    if (!model) throw new Error(`There is no built-in model "${id}". Known: ${[...byId.keys()].join(', ')}.`);
    return model;
  }
  return {
    get,
    list: () => [...models],
    exists: (id): id is Id => byId.has(id),
    inputBuilder(id, number) {
      const model = get(id);
      const found = model.versions.find(({ version }) => version === number);
      if (!found) throw new Error(`${model.name} has no version ${number}.`);
      return builtInInputBuilder(model, { name: model.name, schema: schemaOf(found.parameters) });
    },
    inputBuilderOf({ modelId, name, schema }) {
      const model = byId.get(modelId);
      if (!model) return genericInputBuilder({ name: name ?? modelId, schema, present: null });
      return builtInInputBuilder(model, { name: name ?? model.name, schema });
    },
    register: <NewId extends string>(model: BuiltInModel<NewId>) =>
      createRegistry<Id | NewId>([...models, model]),
  };
}

export const registry = createRegistry([qwenImageEdit, fluxKontextMax, fluxKontextPro, seedream3, seedream4]);

/** The literal ids of the built-in models. */
export type BuiltInModelId = ReturnType<typeof registry.list>[number]['id'];

/** Active until an admin chooses another. */
export const initialActiveModel: BuiltInModelId = 'qwen/qwen-image-edit';
