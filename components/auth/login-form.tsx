'use client';

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useIsAlive } from '@/components/shell/use-is-alive';
import { signIn } from './sign-in';

/** E-mail and password; then a full load of `next`, a path of ours. The password stays in its box and is never kept elsewhere. */
export function LoginForm({ next }: { next: string }) {
  const [reason, setReason] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const alive = useIsAlive();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setReason(null);
    const result = await signIn(String(form.get('email')).trim(), String(form.get('password')));
    if (result.signedIn) return window.location.assign(next);
    setPending(false);
    setReason(result.reason);
    password.current?.select();
  }

  return (
    // POST, so that a browser without our script would never put the password into an address.
    <form method="post" onSubmit={submit}>
      <Stack gap="md">
        {reason && (
          <Alert color="red" variant="outline" role="alert">
            {reason}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
        />
        <PasswordInput
          ref={password}
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
        />
        <Button type="submit" loading={pending} disabled={!alive}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
