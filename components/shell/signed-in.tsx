'use client';

import { useState } from 'react';
import { call } from '@/lib/platform/client/call';
import { SignOutIcon } from './icons';
import { notifyFailure } from './notify';
import { useSession } from './session';
import styles from './signed-in.module.css';

/** Who is signed in, and the way out. */
export function SignedIn() {
  const { name, email, role } = useSession();
  const [leaving, setLeaving] = useState(false);

  async function signOut() {
    setLeaving(true);
    try {
      await call('POST', '/api/auth/sign-out', { body: {} });
      // A full load: nothing of this person stays in memory.
      window.location.assign('/login');
    } catch (error) {
      setLeaving(false);
      notifyFailure('You are still signed in', error);
    }
  }

  return (
    <div className={styles.root}>
      <div className={styles.person} title={email}>
        <div className={styles.name}>{name}</div>
        <div className={styles.role}>{role}</div>
      </div>
      <button
        type="button"
        className={styles.out}
        onClick={signOut}
        disabled={leaving}
        aria-label="Sign out"
        title="Sign out"
      >
        <SignOutIcon />
      </button>
    </div>
  );
}
