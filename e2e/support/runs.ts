/**
 * The number of runs of a property test: `all` if `MODELBOARD_PROPERTY_RUNS` is `all`, as in `.ci/run`, otherwise a fifth.
 *
 * @returns the value of `numRuns`
 */
export function runs(all: number): number {
  return process.env.MODELBOARD_PROPERTY_RUNS === 'all' ? all : Math.ceil(all / 5);
}
