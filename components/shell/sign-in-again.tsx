'use client';

import { Button } from '@mantine/core';
import { usePathname, useSearchParams } from 'next/navigation';
import { loginUrl } from './login-url';

/** Leads to sign-in and back to this page. */
export function SignInAgain() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  return (
    <Button component="a" href={loginUrl(query === '' ? pathname : `${pathname}?${query}`)}>
      Sign in again
    </Button>
  );
}
