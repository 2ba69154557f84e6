import styles from './auth.module.css';
import { LoginForm } from './login-form';

/** Sign-in. `empty`: nobody has joined yet, so there is nobody to sign in. */
export function LoginScreen({ next, empty }: { next: string; empty: boolean }) {
  if (empty) {
    return (
      <>
        <h1 className={styles.title}>Nobody has joined yet</h1>
        <p className={styles.text}>
          Open the one-time link that <code>npm start</code> printed in the terminal: it makes you the first
          admin. It holds for 30 minutes. <code>npm run admin-link</code> prints a fresh one.
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className={styles.title}>Sign in</h1>
      <p className={styles.text}>The control panel of your hosted models.</p>
      <LoginForm next={next} />
      <p className={styles.foot}>
        Password lost? Whoever runs the server can make a one-time link with <code>npm run admin-link</code>.
      </p>
    </>
  );
}
