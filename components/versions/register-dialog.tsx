'use client';

import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import { type NewVersion, registerVersion } from '@/lib/domain/registry/queries';
import { versionsWritten } from '@/lib/domain/registry/written';
import { MetricRows } from './metric-rows';
import { type DraftErrors, newVersionOf, refusedFields, type VersionDraft } from './new-version';

const statuses = [
  { value: 'staging', label: 'staging: ready to be activated' },
  { value: 'archived', label: 'archived: kept for the record' },
];

type RegisterDialogProps = { model: Model; next: number; opened: boolean; onClose: () => void };

/** Registers a version of a model: where it lies, what it measures, and its parameters where it has any. */
export function RegisterDialog({ model, next, opened, onClose }: RegisterDialogProps) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<VersionDraft>({
    version: String(next),
    path: '',
    description: '',
    metrics: [{ name: '', value: '' }],
    schema: '',
    status: 'staging',
  });
  const [errors, setErrors] = useState<DraftErrors>({});
  const register = useMutation({
    mutationFn: (body: NewVersion) => registerVersion(body),
    onSuccess: ({ data }) => {
      onClose();
      notifyDone(`Version ${data.version} of ${model.name} is registered, in status ${data.status}.`);
      return versionsWritten(queryClient);
    },
    onError: (error) => setErrors(refusedFields(error)),
  });
  const set = (change: Partial<VersionDraft>, field: string) => {
    setDraft((before) => ({ ...before, ...change }));
    setErrors(({ [field]: _, ...others }) => others);
  };
  const submit = () => {
    const { body, errors: found } = newVersionOf(model.id, draft);
    setErrors(found ?? {});
    if (body !== null) register.mutate(body);
  };
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Register a version of ${model.name}`}
      confirmLabel="Register"
      onConfirm={submit}
      pending={register.isPending}
      error={Object.keys(refusedFields(register.error)).length > 0 ? null : register.error}
      size="lg"
    >
      <TextInput
        label="Version number"
        inputMode="numeric"
        withAsterisk
        value={draft.version}
        onChange={(event) => set({ version: event.currentTarget.value }, 'version')}
        error={errors.version}
      />
      <TextInput
        label="Path"
        description="Where the artefact lies, as the services that load it read it."
        withAsterisk
        data-autofocus
        maxLength={2000}
        value={draft.path}
        onChange={(event) => set({ path: event.currentTarget.value }, 'path')}
        error={errors.path}
      />
      <Textarea
        label="Description (optional)"
        autosize
        minRows={1}
        maxRows={5}
        value={draft.description}
        onChange={(event) => set({ description: event.currentTarget.value }, 'description')}
      />
      <MetricRows
        metrics={draft.metrics}
        errors={errors}
        onChange={(metrics, field) => set({ metrics }, field)}
      />
      <Textarea
        label="Parameters (optional)"
        description="JSON Schema of what admins tune and what comes with each job. Without it the version has no parameters."
        autosize
        minRows={2}
        maxRows={12}
        value={draft.schema}
        onChange={(event) => set({ schema: event.currentTarget.value }, 'schema')}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        spellCheck={false}
        error={errors.schema}
      />
      <NativeSelect
        label="Status"
        data={statuses}
        value={draft.status}
        onChange={(event) =>
          set({ status: event.currentTarget.value === 'archived' ? 'archived' : 'staging' }, 'status')
        }
      />
    </ConfirmDialog>
  );
}
