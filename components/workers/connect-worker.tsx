import { Link } from '@/components/shell/link';
import { usePermission } from '@/components/shell/session';
import styles from './workers-screen.module.css';

/** As a worker in any language asks; `revision` is what the answer's header Modelboard-Revision said last. */
const command = `curl "$MODELBOARD_URL/api/v1/runtime/config" \\
  -H "Authorization: Bearer $MODELBOARD_TOKEN" \\
  -H "Modelboard-Client: render/$HOSTNAME; revision=42"`;

/** What it takes until a worker appears in the list. */
export function ConnectWorker() {
  const refused = usePermission('admin');
  return (
    <section id="connect" aria-labelledby="connect-title" className={styles.connect}>
      <h2 id="connect-title">Connect a worker</h2>
      <ol>
        <li>
          {refused === null ? (
            <>
              Make a token with the scope <code>runtime:read</code> on the page{' '}
              <Link href="/tokens">Tokens</Link>.
            </>
          ) : (
            <>
              Have an admin make a token with the scope <code>runtime:read</code>.
            </>
          )}
        </li>
        <li>
          Ask with it, and name the worker and its instance. It says which revision it has: the number in the
          header <code>Modelboard-Revision</code> of the last answer.
        </li>
      </ol>
      <pre className={styles.command}>
        <code>{command}</code>
      </pre>
      <p>The TypeScript SDK does so by itself. README.md has more under “What workers read”.</p>
    </section>
  );
}
