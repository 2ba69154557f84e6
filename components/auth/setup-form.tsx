'use client';

import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { splitProblem } from '@/components/shell/split-problem';
import { useIsAlive } from '@/components/shell/use-is-alive';
import { acceptInvitationBody } from '@/lib/domain/members/contract';
import { acceptInvitation } from '@/lib/domain/members/queries';
import { signIn } from './sign-in';

const formSchema = acceptInvitationBody.omit({ token: true });

type SetupFormProps = {
  token: string;
  /** The address that the invitation is for; null: any. */
  email: string | null;
};

/** What a person types behind a one-time link. Joins, signs in, and goes to the first page. */
export function SetupForm({ token, email }: SetupFormProps) {
  const [failure, setFailure] = useState<unknown>(null);
  const alive = useIsAlive();
  const form = useForm({
    resolver: standardSchemaResolver(formSchema),
    defaultValues: { name: '', email: email ?? '', password: '' },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setFailure(null);
    try {
      await acceptInvitation({ token, ...values });
    } catch (error) {
      const { fields, rest } = splitProblem(error, ['name', 'email', 'password']);
      for (const { name, message } of fields) form.setError(name, { message }, { shouldFocus: true });
      setFailure(rest);
      return;
    }
    const result = await signIn(values.email, values.password);
    window.location.assign(result.signedIn ? '/' : '/login');
  });

  return (
    <form method="post" onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={failure} />
        <TextInput label="Name" autoComplete="name" error={errors.name?.message} {...form.register('name')} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          readOnly={email !== null}
          description={email === null ? undefined : 'The invitation is for this address.'}
          error={errors.email?.message}
          {...form.register('email')}
        />
        <PasswordInput
          label="Password"
          description="At least 12 characters. A few random words are easy to remember and hard to guess."
          autoComplete="new-password"
          error={errors.password?.message}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          {...form.register('password')}
        />
        <Button
          type="submit"
          disabled={!alive}
          loading={
            isSubmitting || (isSubmitSuccessful && failure === null && Object.keys(errors).length === 0)
          }
        >
          Join and sign in
        </Button>
      </Stack>
    </form>
  );
}
