import type { Model } from '@/lib/domain/models/contract';

/** What the list can be filtered by. */
export type FilterChoices = { providers: string[]; parameters: string[] };

/**
 * The providers and overridden parameters that occur among the models, each once and sorted.
 * What is chosen already stays a choice, though no model has it any more.
 */
export function filterChoices(
  models: Pick<Model, 'provider' | 'overridden'>[],
  chosen: { provider?: string; overrides?: string },
): FilterChoices {
  return {
    providers: sorted([...models.map((model) => model.provider), chosen.provider]),
    parameters: sorted([...models.flatMap((model) => model.overridden), chosen.overrides]),
  };
}

function sorted(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))].sort();
}
