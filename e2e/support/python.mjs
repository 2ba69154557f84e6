import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The Python that runs the example written in it: 3.9 or newer.
 *
 * @returns {Promise<string | null>} its name in the path, null where there is none
 */
export async function findPython() {
  // A minimal installation has Python and not all of its library.
  const probe = 'import sys, urllib.request; sys.exit(sys.version_info < (3, 9))';
  for (const name of ['python3', 'python']) {
    const fits = await promisify(execFile)(name, ['-c', probe]).then(
      () => true,
      () => false,
    );
    if (fits) return name;
  }
  return null;
}
