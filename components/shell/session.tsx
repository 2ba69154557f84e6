'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { type Permission, type Role, reasonRefused } from '@/lib/platform/auth/permissions';

/** Who is signed in. */
export type Session = { id: string; name: string; email: string; role: Role };

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ value, children }: { value: Session; children: ReactNode }) {
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Who is signed in. Only below the layout of the signed-in pages; throws elsewhere. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside of the signed-in pages');
  return session;
}

/** Null where the signed-in person may do it, else the sentence that says why not, to stand beside a disabled control. */
export function usePermission(permission: Permission): string | null {
  return reasonRefused(useSession().role, permission);
}
