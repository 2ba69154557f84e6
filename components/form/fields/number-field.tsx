import type { ControlProps } from './control';
import classes from './fields.module.css';
import { NumberBox } from './number-box';
import { Slider } from './slider';
import { hasSlider } from './step-of';

/** A number: a box, and a slider beside it where both limits exist. */
export function NumberField(props: ControlProps) {
  if (!hasSlider(props.parameter)) return <NumberBox {...props} />;
  return (
    <div className={classes.pair}>
      <Slider {...props} />
      <NumberBox {...props} />
    </div>
  );
}
