import { RelativeTime } from '@/components/shell/relative-time';
import { StateBadge } from '@/components/shell/state-badge';
import { hasEnded } from '@/lib/domain/jobs/queries';
import { errorWords } from './error-words';
import classes from './result.module.css';
import { activityText, providerSeconds, type Result, secondsText, statusWords } from './run-texts';

const tones = {
  queued: 'plain',
  running: 'plain',
  succeeded: 'live',
  failed: 'plain',
  canceled: 'off',
} as const;

export function StatusBadge({ status }: Pick<Result, 'status'>) {
  return <StateBadge tone={tones[status]}>{statusWords[status]}</StateBadge>;
}

/** Where a job stands, spoken when that changes; how far it is, and what went wrong and what to do about it. */
export function ResultState({ result }: { result: Result }) {
  const { error, progress, retry, status } = result;
  const percent = progress?.percent ?? null;
  return (
    <div className={classes.state}>
      <p role="status" className={classes.sentence}>
        {sentenceOf(result)}
      </p>
      {retry !== null && (
        <p className={classes.note}>
          Tried again <RelativeTime time={retry.at} />
        </p>
      )}
      {!hasEnded(result) && retry === null && (
        <progress aria-label="Progress" className={classes.progress} max={100} value={percent ?? undefined} />
      )}
      {error !== null && status !== 'canceled' && (
        <div className={classes.error}>
          <p>
            {error.field !== null && !error.message.includes(error.field.slice(1)) && (
              <code>{error.field.slice(1)}: </code>
            )}
            {error.message}
          </p>
          <p>{errorWords[error.class].advice}</p>
        </div>
      )}
    </div>
  );
}

function sentenceOf(result: Result): string {
  const { status, error } = result;
  if (!hasEnded(result)) return activityText(result);
  if (status === 'failed' && error !== null) return errorWords[error.class].title;
  const seconds = status === 'succeeded' ? providerSeconds(result) : null;
  return seconds === null ? statusWords[status] : `${statusWords[status]} in ${secondsText(seconds)}`;
}
