import { configParametersOf, defaultsOf, type Parameter } from '@/lib/config-schema';
import { initialActiveModel, registry } from '@/lib/providers/registry';
import { schemaOf } from '@/lib/providers/schema-of';

/** Where it belongs, from the root. */
export const BUILT_IN_MODELS_FILE = 'lib/sdk/built-in-models.ts';

const literal = (value: unknown) => JSON.stringify(value);

/** The TypeScript type of what a parameter holds; `unknown` where it takes a look at the schema to say more. */
export function typeOf({ type, options, item, nullable }: Parameter): string {
  const orNull = nullable && !options?.includes(null) ? ' | null' : '';
  if (options) return options.map(literal).join(' | ') + orNull;
  if (type === 'array' && item) return `readonly (${typeOf(item)})[]${orNull}`;
  const kinds: Partial<Record<typeof type, string>> = {
    bool: 'boolean',
    int: 'number',
    float: 'number',
    string: 'string',
  };
  const kind = kinds[type];
  return kind ? kind + orNull : 'unknown';
}

const members = (parameters: Parameter[]) =>
  parameters.map((one) => `${literal(one.name)}${one.required ? '' : '?'}: ${typeOf(one)};`).join('\n');

type Version = { version: number; schema: ReturnType<typeof schemaOf> };

/**
 * The source of `lib/sdk/built-in-models.ts`, before formatting: what the SDK knows of the built-in models without zod. The
 * defaults are those of version 1, which is in production on a fresh installation.
 */
export function builtInModelsSource(): string {
  const models = registry.list().map(({ id, slug, versions }) => ({
    id,
    slug,
    versions: versions.map(({ version, parameters }) => ({ version, schema: schemaOf(parameters) })),
  }));
  const types = models.map(
    ({ id, slug, versions }) => `${literal(id)}: { slug: ${literal(slug)}; versions: {
      ${versions.map((one) => `${one.version}: { ${members(configParametersOf(one.schema))} };`).join('\n')}
    } };`,
  );
  const defaults = models.map(({ id, slug, versions: [first] }) => {
    const { version, schema } = first as Version;
    return `${literal(id)}: fresh(${literal(slug)}, ${version}, ${literal(defaultsOf(schema))}),`;
  });
  return `// Made by "npm run generate:sdk" from lib/providers/registry.ts. Do not edit.
import type { JsonObject, RuntimeModel, RuntimeSnapshot } from './wire';

/** The built-in models, and the config of each of their versions. */
export type BuiltInModels = {
  ${types.join('\n')}
};

/** What a fresh installation gives. */
export const BUILT_IN_DEFAULTS: RuntimeSnapshot = {
  revision: 0,
  database_id: '',
  active_model: ${literal(initialActiveModel)},
  models: { ${defaults.join('\n')} },
};

function fresh(slug: string, version: number, config: JsonObject): RuntimeModel {
  return { slug, version, path: null, config, config_revision: 0, revision: 0 };
}
`;
}
