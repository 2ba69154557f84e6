import { DiffTable } from '@/components/diff';
import { diff, effectiveOf, type ParameterSchema, validate } from '@/lib/config-schema';
import type { TunedConfig, TunedRevision } from '@/lib/domain/config/source';
import classes from './history.module.css';

type RestoreSummaryProps = { revision: TunedRevision; present: TunedConfig; schema: ParameterSchema };

/** What workers would get: the revision's overrides under the present schema, against what is live. */
export function RestoreSummary({ revision, present, schema }: RestoreSummaryProps) {
  const restored = effectiveOf(schema, revision.overrides);
  const issues = validate(schema, restored);
  const changes = diff(present.config, restored);
  return (
    <>
      <p className={classes.text}>
        The values that were set in revision {revision.revision} become live for all workers at once, as a new
        revision.
        {revision.version !== present.version &&
          ` They were set for version ${revision.version}; version ${present.version} is live, and its defaults hold for the rest.`}
      </p>
      {issues.length > 0 && (
        <div role="alert" className={classes.failed}>
          {present.version === undefined ? 'The library of today' : `Version ${present.version}`} refuses some
          of them:
          <ul>
            {issues.map(({ path, message }) => (
              <li key={path}>
                <code>{path.slice(1)}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {changes.length === 0 ? (
        <p className={classes.same}>No value that is live now would change.</p>
      ) : (
        <DiffTable changes={changes} beforeLabel="Live now" afterLabel="Restored" />
      )}
    </>
  );
}
