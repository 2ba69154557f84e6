'use client';

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { splitProblem } from '@/components/shell/split-problem';
import { type Invitation, inviteMemberBody } from '@/lib/domain/members/contract';
import { inviteMember } from '@/lib/domain/members/queries';
import { RoleChoice } from './role-choice';

/** As the API takes it, but for an e-mail box that is left empty. */
const formSchema = inviteMemberBody.extend({
  email: z.preprocess((typed: string) => typed.trim() || undefined, inviteMemberBody.shape.email),
});

type InviteFormProps = { onInvited: (invitation: Invitation) => void; onCancel: () => void };

/** Role and, if the link is for one address only, that address. */
export function InviteForm({ onInvited, onCancel }: InviteFormProps) {
  const [failure, setFailure] = useState<unknown>(null);
  const form = useForm<z.input<typeof formSchema>, unknown, z.output<typeof formSchema>>({
    resolver: standardSchemaResolver(formSchema),
    defaultValues: { role: 'editor', email: '' },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setFailure(null);
    try {
      onInvited((await inviteMember(values)).data);
    } catch (error) {
      const { fields, rest } = splitProblem(error, ['role', 'email']);
      for (const { name, message } of fields) form.setError(name, { message }, { shouldFocus: true });
      setFailure(rest);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => <RoleChoice value={field.value} onChange={field.onChange} />}
        />
        <TextInput
          label="E-mail (optional)"
          description="With an address, only that address can join with the link. Modelboard sends no e-mail."
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <ProblemAlert error={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSubmitting}>
            Make a link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
