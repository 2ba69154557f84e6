import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Role } from '@/lib/config-schema';
import type { Model } from '@/lib/domain/models/contract';
import type { ImportModelBody } from '@/lib/domain/models/import-contract';
import { importModelPath } from '@/lib/domain/models/paths';
import { filled, type Identity } from './identity';
import { nameProblem } from './name-problem';
import { readPreview } from './preview';
import { type Corrections, inputsOf, withRoles } from './roles';
import { type Source, withCopy } from './source';
import { useSource } from './use-source';

/** How long typing has to rest before names are tried, in milliseconds. */
const REST = 300;

/**
 * The state of the import screen: the source, what an admin says of it, and what the server would make of both.
 * `first` is the source with its operation; `trial` is what Import would send. `model`: the next version of that model.
 */
export function useImportForm(model: Model | null) {
  const source = useSource();
  const [typed, setTyped] = useState<Identity>({});
  const [corrections, setCorrections] = useState<Corrections>({});
  const [operations, setOperations] = useState<Record<number, string>>({});
  const [names] = useDebouncedValue(typed, REST);

  const named = source.source;
  const operation = named ? operations[named.id] : undefined;
  const target = model ? { model_id: model.id, new_version: true } : {};
  // An address is fetched by this one alone: whatever is tried of it, and Import, send the copy that it brings.
  const bare = usePreview(named, target);
  const present = named && withCopy(named, bare.isPlaceholderData ? undefined : bare.data);
  const first = usePreview(present, { ...target, ...(operation !== undefined && { operation }) });
  const told = present === null ? undefined : first.data;
  const isTold = told !== undefined && !first.isPlaceholderData;
  const schema = told?.schema ?? null;
  const inputs = useMemo(() => (schema ? inputsOf(schema, corrections) : undefined), [schema, corrections]);

  const choices = {
    ...target,
    ...filled(names),
    ...(operation !== undefined && { operation }),
    ...(inputs && { inputs }),
  };
  const isPlain = inputs === undefined && Object.keys(filled(names)).length === 0;
  const trial = usePreview(isTold && schema && !isPlain ? present : null, choices);
  const last = isPlain ? first : trial;
  const refusal = last.error ?? last.data?.refusal ?? null;
  const isSettled = isTold && !last.isFetching && !last.isPlaceholderData && names === typed;
  const isTried = !isPlain && isSettled && trial.data?.schema !== undefined;
  const local = useMemo(() => schema && withRoles(schema, corrections), [schema, corrections]);

  return {
    model,
    source,
    /** What is known of the source; undefined before there is one. */
    preview: told,
    report: (isTried ? trial.data?.report : undefined) ?? told?.report ?? [],
    /** The parameters with the roles chosen. */
    schema: (isTried ? trial.data?.schema : undefined) ?? local,
    version: last.data?.version ?? null,
    isLoading: present !== null && !isSettled,
    isSettled,
    /** The source could not be read at all; said where it stands. */
    sourceError: present === null ? null : first.error,
    /** What the server has against the names, by field, and against the rest. */
    problem: nameProblem(refusal, names),
    identity: {
      model_id: typed.model_id ?? told?.suggested.model_id ?? '',
      name: typed.name ?? told?.suggested.name ?? '',
      slug: typed.slug ?? '',
    },
    setIdentity: (change: Identity) => setTyped((before) => ({ ...before, ...change })),
    setRole: (name: string, role: Role) => setCorrections((before) => ({ ...before, [name]: role })),
    setOperation: (id: string) => present && setOperations((before) => ({ ...before, [present.id]: id })),
    /** What Import sends; null while there is nothing to import. */
    body: (): ImportModelBody | null => {
      if (!present || !told) return null;
      const model_id = typed.model_id ?? told.suggested.model_id ?? undefined;
      return { ...present.body, ...(model_id && { model_id }), ...choices };
    },
  };
}

export type ImportForm = ReturnType<typeof useImportForm>;

function usePreview(source: Source | null, choices: Partial<ImportModelBody>) {
  return useQuery({
    queryKey: [importModelPath, source?.id ?? null, choices],
    queryFn: ({ signal }) => readPreview({ ...source?.body, ...choices }, signal),
    enabled: source !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
