'use client';

import type { MantineColorScheme } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ConfigSchema } from '@/lib/domain/config/contract';
import { configSchemaQuery } from '@/lib/domain/config/queries';
import type { Model } from '@/lib/domain/models/contract';
import { modelsQuery } from '@/lib/domain/models/queries';
import { reasonRefused } from '@/lib/platform/auth/permissions';
import { screens } from './screens';
import type { SearchEntry } from './search-entries';
import { useSession } from './session';

/** An entry of the search, and where it leads. */
export type SearchTarget = SearchEntry & { href?: string; colorScheme?: MantineColorScheme };

const colours: SearchTarget[] = [
  colour('light', 'Light colours'),
  colour('dark', 'Dark colours'),
  colour('auto', 'Colours as the system'),
];

/** All that the search can find. The parameters are asked for when somebody types, one request a model, once. */
export function useSearchTargets(query: string) {
  const { role } = useSession();
  const models = useQuery(modelsQuery());
  const tuned = (models.data?.data.models ?? []).filter((model) => model.version !== null);
  const schemas = useQueries({
    queries: tuned.map((model) => ({
      ...configSchemaQuery(model.id, model.version ?? 0),
      enabled: query.trim().length >= 2,
    })),
  });
  const parameters = schemas.flatMap((schema, index) => parametersOf(tuned[index], schema.data?.data));
  const open = screens.filter((screen) => reasonRefused(role, screen.permission) === null).map(screenTarget);
  return {
    targets: [...(models.data?.data.models ?? []).map(modelTarget), ...parameters, ...open, ...colours],
    loading: models.isLoading || schemas.some((schema) => schema.isLoading),
    failed: models.isError || schemas.some((schema) => schema.isError),
  };
}

function modelTarget({ id, slug, name }: Model): SearchTarget {
  return {
    id: `model ${id}`,
    group: 'Models',
    label: name,
    description: id,
    words: slug,
    href: configureUrl(slug),
  };
}

function parametersOf(model: Model | undefined, schema: ConfigSchema | undefined): SearchTarget[] {
  if (model === undefined || schema === undefined) return [];
  return schema.fields.map(({ name, title }) => ({
    id: `parameter ${model.id} ${name}`,
    group: 'Parameters',
    label: title,
    description: `${name} in ${model.name}`,
    words: `${model.id} ${model.slug}`,
    href: `${configureUrl(model.slug)}#${encodeURIComponent(name)}`,
  }));
}

function configureUrl(slug: string): string {
  return `/models/${encodeURIComponent(slug)}/configure`;
}

function screenTarget({ title, href, description }: (typeof screens)[number]): SearchTarget {
  return { id: `screen ${href}`, group: 'Screens', label: title, description, words: '', href };
}

function colour(colorScheme: MantineColorScheme, label: string): SearchTarget {
  return {
    id: `colours ${colorScheme}`,
    group: 'Colours',
    label,
    description: '',
    words: 'theme colors scheme',
    colorScheme,
  };
}
