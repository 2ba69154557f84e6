import { isJsonObject, type JsonValue } from '@/lib/config-schema';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import { alignedNumbers } from './aligned-numbers';

/** A metric of several versions: a text for each, null where the version says nothing of it. */
export type MetricColumn = { name: string; texts: (string | null)[] };

/** The metrics of a version's metadata; empty where there are none. */
export function metricsOf({ metadata }: Pick<ModelVersion, 'metadata'>): Record<string, JsonValue> {
  return Object.hasOwn(metadata, 'metrics') && isJsonObject(metadata.metrics) ? metadata.metrics : {};
}

/**
 * The numeric metrics of these versions, one column each: those that most versions have come first, else by name. What
 * a version does not say is null, never zero.
 */
export function metricColumns(versions: Pick<ModelVersion, 'metadata'>[]): MetricColumn[] {
  const sides = versions.map((version) => new Map(Object.entries(metricsOf(version))));
  const numberOf = (side: Map<string, JsonValue>, name: string) => {
    const value = side.get(name);
    return typeof value === 'number' ? value : null;
  };
  const names = [...new Set(sides.flatMap((side) => [...side.keys()]))];
  const columns = names.map((name) => ({ name, values: sides.map((side) => numberOf(side, name)) }));
  const known = (values: (number | null)[]) => values.filter((value) => value !== null).length;
  return columns
    .filter(({ values }) => known(values) > 0)
    .sort((left, right) => known(right.values) - known(left.values) || (left.name < right.name ? -1 : 1))
    .map(({ name, values }) => ({ name, texts: alignedNumbers(values) }));
}
