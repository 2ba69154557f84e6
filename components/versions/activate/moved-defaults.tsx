import { formatValue } from '@/components/diff';
import { ReasonButton } from '@/components/shell/reason-button';
import { valueAt } from '@/lib/config-schema';
import type { Comparison } from '@/lib/domain/registry/contract';
import classes from './activate.module.css';
import type { Activation } from './use-activation';

type MovedDefaultsProps = {
  affected: Comparison['affected'];
  pins: Comparison['pins'];
  activation: Activation;
  refusal: string | null;
};

/** Inherited values that change because a default moves, and one button that keeps them as they are. */
export function MovedDefaults({ affected, pins, activation, refusal }: MovedDefaultsProps) {
  if (affected.length === 0) return null;
  const { isPinned, setIsPinned, migration } = activation;
  const none = pins.length === 0 ? 'The new version takes none of these values.' : null;
  return (
    <section aria-labelledby="moved-title">
      <div className={classes.head}>
        <h3 id="moved-title" className={classes.title}>
          {affected.length === 1 ? '1 inherited value changes' : `${affected.length} inherited values change`}
        </h3>
        <ReasonButton
          variant={isPinned ? 'light' : 'default'}
          size="compact-sm"
          aria-pressed={isPinned}
          reason={refusal ?? none}
          onClick={() => setIsPinned(!isPinned)}
        >
          Keep today’s values
        </ReasonButton>
      </div>
      <ul className={classes.list}>
        {affected.map(({ path, current, message }) => {
          const isKept = isPinned && pins.some((pin) => pin.path === path);
          return (
            <li key={path}>
              <code>{path.slice(1)}</code>{' '}
              {isKept ? (
                <>
                  stays {formatValue(current)} <span className={classes.pinned}>pinned</span>
                </>
              ) : (
                <>
                  {message}.
                  {valueAt(migration.config, path) === undefined && current !== undefined && ' It goes away.'}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {isPinned && (
        <p role="status" className={classes.hint}>
          {pins.length === 1 ? '1 value is' : `${pins.length} values are`} stored as they are today, and no
          longer follow the default.
        </p>
      )}
    </section>
  );
}
