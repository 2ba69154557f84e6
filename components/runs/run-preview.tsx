import { Picture, type Result } from '@/components/result';
import styles from './runs.module.css';

/** What came out, small; an empty frame where there is nothing yet. Loaded when it comes near. */
export function RunPreview({ result }: { result: Pick<Result, 'outputs' | 'model_id'> }) {
  const [first, ...others] = result.outputs;
  return (
    <span className={styles.preview}>
      {first && (
        <Picture
          src={first.url}
          alt={`Result of ${result.model_id}`}
          width={64}
          height={48}
          loading="lazy"
          decoding="async"
        />
      )}
      {others.length > 0 && <span className={styles.more}>+{others.length}</span>}
    </span>
  );
}
