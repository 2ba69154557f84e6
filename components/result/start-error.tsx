import { ProblemAlert } from '@/components/shell/problem-alert';
import { RequestError } from '@/lib/platform/client/call';
import classes from './result.module.css';

/** Why a job was not taken, with every place for which it would be refused. */
export function StartError({ error }: { error: unknown }) {
  const places = error instanceof RequestError ? (error.problem?.errors ?? []) : [];
  return (
    <>
      <ProblemAlert error={error} />
      {places.length > 0 && (
        <ul aria-label="What would be refused" className={classes.warnings}>
          {places.map(({ path, message }) => (
            <li key={path}>
              <code>{path.replace(/^\/(request\/)?(inputs\/)?/, '')}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
