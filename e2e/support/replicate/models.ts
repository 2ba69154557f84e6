import { isJsonObject, type JsonObject } from '@/lib/config-schema';
import { schemaFixtures } from '../schema-fixtures';
import { versionIdOf } from './ids';
import { objectAt } from './object-at';

export type Version = { id: string; createdAt: Date; schema: JsonObject };

/** A model that the provider hosts. Its newest version comes first; one without versions cannot run. */
export type Model = {
  id: string;
  /** Official ones run under their name alone, and their version is hidden. */
  isOfficial: boolean;
  output: 'one' | 'list';
  versions: Version[];
};

/** The built-in ones that answer with a list: the fixtures hold inputs only. */
const LISTS = ['qwen/qwen-image-edit', 'bytedance/seedream-4'];

/** The models of the provider, at first the built-in ones as it publishes them today. A test may change them. */
export class Models {
  readonly #models = new Map<string, Model>();

  constructor() {
    for (const { name, source } of schemaFixtures()) {
      if (!name.startsWith('builtin/')) continue;
      const { modelId, version, openapi_schema: schema } = source;
      if (typeof modelId !== 'string' || typeof version !== 'string' || !isJsonObject(schema)) continue;
      const output = LISTS.includes(modelId) ? 'list' : 'one';
      this.publish(modelId, { schema: withOutput(schema, output), versionId: version, output });
    }
  }

  /** Adds a model, or a new version to one that is there: what it takes changes, its name does not. */
  publish(
    id: string,
    {
      schema,
      versionId = versionIdOf(JSON.stringify(schema)),
      output = 'list',
      isOfficial = true,
    }: { schema: JsonObject; versionId?: string; output?: 'one' | 'list'; isOfficial?: boolean },
  ): void {
    const known = this.#models.get(id)?.versions ?? [];
    const versions = [{ id: versionId, createdAt: new Date(), schema }, ...known];
    this.#models.set(id, { id, isOfficial, output, versions });
  }

  /** Takes all versions of a model away: its `latest_version` is null then. */
  empty(id: string): void {
    const model = this.#models.get(id);
    if (model) model.versions = [];
  }

  find(id: string): Model | null {
    return this.#models.get(id) ?? null;
  }

  /** The model that has a version. */
  findByVersion(versionId: string): Model | null {
    const models = [...this.#models.values()];
    return models.find(({ versions }) => versions.some(({ id }) => id === versionId)) ?? null;
  }
}

/** What a version takes where an input says nothing. */
export function defaultsOf({ schema }: Version): JsonObject {
  const properties = ['components', 'schemas', 'Input', 'properties'].reduce(objectAt, schema);
  const entries = Object.entries(properties).flatMap(([name, property]) =>
    isJsonObject(property) && property.default !== undefined ? [[name, property.default]] : [],
  );
  return Object.fromEntries(entries);
}

/** The schema of a model's answer, as Cog writes it. */
function withOutput(schema: JsonObject, output: 'one' | 'list'): JsonObject {
  const uri = { type: 'string', format: 'uri' };
  const Output = { title: 'Output', ...(output === 'one' ? uri : { type: 'array', items: uri }) };
  const components = objectAt(schema, 'components');
  const schemas = objectAt(components, 'schemas');
  return { ...schema, components: { ...components, schemas: { ...schemas, Output } } };
}
