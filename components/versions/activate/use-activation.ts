'use client';

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type Field, fieldsOf, useIssues, useOverrides, useSchemaForm } from '@/components/form';
import {
  applyChanges,
  configSchemaOf,
  type Issue,
  type JsonObject,
  migrateOverrides,
  type ParameterSchema,
  type Pointer,
  valueAt,
} from '@/lib/config-schema';
import type { Comparison, ModelVersion } from '@/lib/domain/registry/contract';
import { breaksOf, type Choice, decisionsOf } from './breaks';

/** What stands for the schema of a model that has nothing in production. */
const NOTHING: ParameterSchema = { type: 'object', properties: {} };

type Question = {
  /** In production today; null where nothing is. */
  from: ModelVersion | null;
  to: ModelVersion;
  /** What is stored, and the ETag of that state; null where there is no config. */
  stored: { overrides: JsonObject; etag: string | null };
  comparison: Comparison;
};

/** What a person decides about an activation, and what comes of it, by the same engine as on the server. */
export function useActivation({ from, to, stored, comparison }: Question) {
  const before = from?.parameters_schema ?? NOTHING;
  const after = to.parameters_schema ?? NOTHING;
  const schema = useMemo(() => configSchemaOf(after), [after]);
  const form = useSchemaForm({ schema, overrides: stored.overrides });
  const typed = useOverrides(form);
  const issues = useIssues(form);
  const [choices, setChoices] = useState<Record<Pointer, Choice>>({});
  const [isPinned, setIsPinned] = useState(false);
  const [note, setNote] = useState('');

  const former = useMemo(() => fieldsOf(configSchemaOf(before)), [before]);
  const fields = { present: form.fields, former };
  const known = breaksOf(fields, comparison.affected, []);
  const typedAt = ({ pointer }: Field) => valueAt(typed, pointer);
  const migrate = (breaks: typeof known) =>
    migrateOverrides(before, after, stored.overrides, {
      decisions: decisionsOf(breaks, choices, typedAt),
      pinMovedDefaults: isPinned,
    });
  // A decision may break something else, such as a rule over two parameters: that needs one, too.
  const first = migrate(known);
  const breaks = breaksOf(fields, comparison.affected, [...first.open, ...first.refused]);
  const migration = migrate(breaks);
  const undecided = breaks.filter(({ path, field }) => {
    const isFaulty = field !== null && issues.some(({ key }) => key === field.key);
    const isOpen = [...migration.open, ...migration.refused].some((entry) => isAt(entry.path, path));
    return choices[path] === undefined || (choices[path] === 'value' && isFaulty) || isOpen;
  });

  // What somebody else saved meanwhile becomes what is stored here; what was chosen stays on top of it.
  const takeStored = useEffectEvent(() => {
    const kept = breaks.flatMap(({ path, field }) =>
      field !== null && choices[path] !== undefined ? [{ path, after: valueAt(typed, path) }] : [],
    );
    form.replaceOverrides(applyChanges(stored.overrides, kept));
  });
  const [taken, setTaken] = useState(stored.etag);
  useEffect(() => {
    if (taken === stored.etag) return;
    takeStored();
    setTaken(stored.etag);
  }, [taken, stored.etag]);

  return {
    form,
    breaks,
    undecided,
    migration,
    choices,
    decisions: decisionsOf(breaks, choices, typedAt),
    choose: (path: Pointer, choice: Choice, field: Field | null) => {
      setChoices((present) => ({ ...present, [path]: choice }));
      if (field === null) return;
      const value = valueAt(stored.overrides, path);
      if (choice === 'drop') form.reset(field.key);
      else if (valueAt(form.overrides(), path) === undefined && value !== undefined)
        form.edit(field.key, value);
    },
    /** Shows what the server does not allow at the fields. */
    refuse: (found: Issue[]) => form.refuse(found, form.overrides()),
    isPinned,
    setIsPinned,
    note,
    setNote,
  };
}

export type Activation = ReturnType<typeof useActivation>;

const isAt = (path: Pointer, place: Pointer) =>
  path === place || path.startsWith(`${place}/`) || place.startsWith(`${path}/`);
