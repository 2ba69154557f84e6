import { failureOf, picturesOf } from './model-rules';
import type { Prediction } from './prediction';
import type { Timers } from './timers';

/** Brings a prediction on as its plan says: starting, processing, an end. A test may be faster, or cancel it. */
export function runPrediction(prediction: Prediction, timers: Timers, lifeSeconds: number | null): void {
  const { plan } = prediction;
  const calledOff: (() => void)[] = [];
  prediction.listen((happening) => {
    if (happening === 'start') calledOff.push(...run(prediction, timers));
    if (happening === 'completed') for (const callOff of calledOff) callOff();
  });
  calledOff.push(timers.after(plan.startAfterMs, () => prediction.start()));
  if (lifeSeconds === null) return;
  const lifeMs = lifeSeconds * timers.secondMs;
  prediction.deadline = new Date(prediction.createdAt.getTime() + lifeMs);
  calledOff.push(timers.after(lifeMs, () => prediction.expire()));
}

function run(prediction: Prediction, timers: Timers): (() => void)[] {
  const { plan, input } = prediction;
  const pictures = plan.pictures ?? picturesOf(input);
  const failure = failureOf(input) ?? (plan.ends === 'failed' ? plan.error : null);
  const at = (share: number, action: () => void) =>
    timers.after(share === 0 ? 0 : share * plan.runForMs, action);
  const shown = plan.growsOutput ? pictures : 0;
  return [
    ...plan.logs.map((line, index) => at(index / plan.logs.length, () => prediction.log(line))),
    ...Array.from({ length: shown }, (_, index) => at((index + 1) / (shown + 1), () => prediction.show())),
    at(1, () => (failure === null ? prediction.succeed(pictures) : prediction.fail(failure))),
  ];
}
