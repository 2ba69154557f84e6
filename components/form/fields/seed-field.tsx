import type { Parameter } from '@/lib/config-schema';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { NumberBox } from './number-box';

/** Seeds of 31 bits fit every provider's integer; a schema with tighter limits narrows them. */
const LARGEST_SEED = 2 ** 31 - 1;

/** A seed: a number box with a dice. */
export function SeedField(props: ControlProps) {
  const { parameter, input, onChange } = props;
  return (
    <div className={classes.withButton}>
      <NumberBox {...props} />
      <button
        type="button"
        className={classes.iconButton}
        aria-label={`Random ${input['aria-label'] ?? parameter.title.toLowerCase()}`}
        title="Random value"
        disabled={input.disabled}
        onClick={() => onChange(randomSeed(parameter))}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
          <rect
            x="1.75"
            y="1.75"
            width="12.5"
            height="12.5"
            rx="3"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          />
          <circle cx="5.2" cy="5.2" r="1.2" />
          <circle cx="10.8" cy="10.8" r="1.2" />
          <circle cx="8" cy="8" r="1.2" />
          <circle cx="10.8" cy="5.2" r="1.2" />
          <circle cx="5.2" cy="10.8" r="1.2" />
        </svg>
      </button>
    </div>
  );
}

/** A whole number within the limits, each equally likely but for a rounding far below what anybody could notice. */
function randomSeed({ min, max }: Parameter): number {
  const first = Math.ceil(min ?? 0);
  const last = Math.floor(max ?? Math.max(LARGEST_SEED, first));
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return first + Math.floor((bits / 2 ** 32) * (Math.min(last, first + LARGEST_SEED) - first + 1));
}
