'use client';

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { splitProblem } from '@/components/shell/split-problem';
import { type CreatedToken, createTokenBody } from '@/lib/domain/tokens/contract';
import { tokensPath } from '@/lib/domain/tokens/paths';
import { createToken } from '@/lib/domain/tokens/queries';
import { permissions } from '@/lib/platform/auth/permissions';
import { expiryOf, lifetimes } from './expiry';
import { scopeTexts } from './scope-texts';

/** As the API takes it, but for the end, which people choose as a span. */
const formSchema = createTokenBody
  .omit({ expires_at: true })
  .extend({ lifetime: z.enum(lifetimes.map(({ value }) => value)) });

type CreateTokenFormProps = { onCreated: (token: CreatedToken) => void; onCancel: () => void };

/** Name, scopes and lifetime of a new token. */
export function CreateTokenForm({ onCreated, onCancel }: CreateTokenFormProps) {
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const form = useForm<z.input<typeof formSchema>, unknown, z.output<typeof formSchema>>({
    resolver: standardSchemaResolver(formSchema),
    defaultValues: { name: '', scopes: ['runtime:read'], lifetime: '365' },
  });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ lifetime, ...body }) => {
    setFailure(null);
    try {
      const { data } = await createToken({ ...body, expires_at: expiryOf(lifetime, Date.now()) });
      onCreated(data);
      await queryClient.invalidateQueries({ queryKey: [tokensPath] });
    } catch (error) {
      const { fields, rest } = splitProblem(error, ['name', 'scopes']);
      for (const { name, message } of fields) form.setError(name, { message }, { shouldFocus: true });
      setFailure(rest);
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="Who or what will use it, such as staging-worker."
          autoComplete="off"
          data-autofocus
          error={errors.name?.message}
          {...form.register('name')}
        />
        <Controller
          control={form.control}
          name="scopes"
          render={({ field }) => (
            <Checkbox.Group
              label="Scopes"
              description="They cannot be changed later. Give no more than it needs."
              value={field.value}
              onChange={field.onChange}
              error={errors.scopes?.message}
            >
              <Stack gap="xs" my="xs">
                {permissions.map((scope) => (
                  <Checkbox key={scope} value={scope} label={scope} description={scopeTexts[scope]} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        />
        <NativeSelect label="Valid for" data={[...lifetimes]} {...form.register('lifetime')} />
        <ProblemAlert error={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSubmitting}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
