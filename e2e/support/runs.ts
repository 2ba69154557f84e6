/**
 * How often a property is tried: as often as its test says if `MODELBOARD_PROPERTY_RUNS` is `all`, as before a change is
 * taken (`.ci/run`), else a fifth of that.
 *
 * @param all at its most
 * @returns for `numRuns`
 */
export function runs(all: number): number {
  return process.env.MODELBOARD_PROPERTY_RUNS === 'all' ? all : Math.ceil(all / 5);
}
