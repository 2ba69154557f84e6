import type { ControlProps } from './control';
import classes from './fields.module.css';
import { NumberBox } from './number-box';
import { Slider } from './slider';
import { boundsOf, stepOf } from './step-of';

/** Beyond this many steps a slider cannot hit a value; the box is enough. */
const SLIDER_STEPS = 1_000_000;

/** A number: a box, and a slider beside it where both limits exist. */
export function NumberField(props: ControlProps) {
  const { first, last } = boundsOf(props.parameter);
  const steps = (last - first) / stepOf(props.parameter);
  if (!(steps > 0 && steps <= SLIDER_STEPS)) return <NumberBox {...props} />;
  return (
    <div className={classes.pair}>
      <Slider {...props} />
      <NumberBox {...props} />
    </div>
  );
}
