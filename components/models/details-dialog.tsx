'use client';

import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import { type Details, detailsUpdate, fieldErrors } from './details-form';
import { useUpdateModel } from './use-update-model';

/** The name, description and address of a model. Its id never changes. */
export function DetailsDialog(props: { model: Model; opened: boolean; onClose: () => void }) {
  const { model, opened, onClose } = props;
  const [details, setDetails] = useState<Details>({
    name: model.name,
    description: model.description,
    slug: model.slug,
  });
  const update = useUpdateModel(model.id, (changed) => {
    onClose();
    // A full load, since the address is part of every link of the page; unsaved values make the browser ask first.
    if (changed.slug !== model.slug) {
      window.location.assign(window.location.pathname.replace(/^\/models\/[^/]+/, `/models/${changed.slug}`));
    } else notifyDone('The details are saved.');
  });
  const changes = detailsUpdate(model, details);
  const errors = fieldErrors(update.error);
  const set = (change: Partial<Details>) => setDetails((before) => ({ ...before, ...change }));
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Rename ${model.name}`}
      confirmLabel="Save"
      confirmDisabled={changes === null}
      onConfirm={() => changes && update.mutate(changes)}
      pending={update.isPending}
      error={Object.keys(errors).length > 0 ? null : update.error}
    >
      <TextInput
        label="Name"
        value={details.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={errors.name}
        required
        maxLength={100}
        data-autofocus
      />
      <Textarea
        label="Description"
        value={details.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        error={errors.description}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={8}
      />
      <TextInput
        label="Address"
        description="The name in links, after /models/. Links with the old one stop working."
        value={details.slug}
        onChange={(event) => set({ slug: event.currentTarget.value })}
        error={errors.slug}
        required
        maxLength={100}
      />
    </ConfirmDialog>
  );
}
