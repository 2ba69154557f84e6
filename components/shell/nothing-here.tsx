import { Link } from './link';
import styles from './states.module.css';

/** No page at this address. */
export function NothingHere() {
  return (
    <div className={`${styles.state} ${styles.page}`}>
      <title>Nothing here · Modelboard</title>
      <h1 className={styles.title}>Nothing here</h1>
      <p className={styles.detail}>
        No page has this address. It may have been renamed, or the link may be incomplete.
      </p>
      <Link href="/models" className={styles.link}>
        Go to the models
      </Link>
    </div>
  );
}
