import { findPython } from '../../e2e/support/python.mjs';
import { installByApt } from './apt.mjs';

/**
 * Sees to a Python, which one of the examples is written in: found, or installed by apt when root. Where there is none,
 * the test of that example fails and says so; every other test runs.
 *
 * @param {AbortSignal} stopping
 */
export async function seeToPython(stopping) {
  if ((await findPython()) === null) await installByApt('python3', stopping);
}
