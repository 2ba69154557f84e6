import { Link } from '@/components/shell/link';
import { roleTexts } from '@/components/shell/role-texts';
import type { Role } from '@/lib/platform/auth/permissions';
import styles from './auth.module.css';
import { SetupForm } from './setup-form';

type SetupScreenProps = {
  token: string;
  /** What the link gives; null where it is unknown, used or expired. */
  invitation: { role: Role; email: string | null } | null;
};

/** Behind a one-time link: the first admin, a lost password, an invitation. */
export function SetupScreen({ token, invitation }: SetupScreenProps) {
  if (invitation === null) return <DeadLink />;
  const { role, email } = invitation;
  return (
    <>
      <h1 className={styles.title}>Join Modelboard</h1>
      <p className={styles.text}>
        You join as {role} and can {roleTexts[role]}.
      </p>
      <SetupForm token={token} email={email} />
      {role === 'admin' && (
        <p className={styles.foot}>
          A link from <code>npm run admin-link</code> also helps a member who lost the password: with their
          e-mail, it sets the new password and this role.
        </p>
      )}
    </>
  );
}

function DeadLink() {
  return (
    <>
      <h1 className={styles.title}>This link does not work</h1>
      <p className={styles.text}>
        It has been used, was revoked, has expired, or a part of it is missing. Each link works once and for a
        limited time.
      </p>
      <p className={styles.text}>
        If you have joined already,{' '}
        <Link className={styles.link} href="/login">
          sign in
        </Link>
        . Else ask an admin for a new invitation. Whoever runs the server gets a new admin link from{' '}
        <code>npm run admin-link</code>.
      </p>
    </>
  );
}
