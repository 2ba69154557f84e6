import { execFile } from 'node:child_process';
import { root } from './run-tool.mjs';

/** Older subjects are longer, and published. */
const lastUnchecked = 'ce3113f';
const subjectAim = 60;
const subjectLimit = 72;

/**
 * @param {string} log lines of hash, space, subject
 * @returns {{ looked: string, problems: string[] }}
 */
export function problemsOfSubjects(log) {
  const commits = log.split('\n').filter(Boolean);
  const subjects = commits.map((line) => ({ line, length: [...line.slice(line.indexOf(' ') + 1)].length }));
  const above = subjects.filter(({ length }) => length > subjectAim).length;
  return {
    looked: `${subjects.length} commit subjects, ${above} above ${subjectAim} characters`,
    problems: subjects
      .filter(({ length }) => length > subjectLimit)
      .map(({ line, length }) => `subject of ${length} characters, ${subjectLimit} at most: ${line}`),
  };
}

/** The subjects of this branch; none in a copy without its history. */
export async function checkCommitSubjects() {
  const log = await new Promise((resolve) => {
    const range = `${lastUnchecked}..HEAD`;
    execFile('git', ['log', '--format=%h %s', range], { cwd: root }, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
  if (log === null) return { looked: 'commit subjects skipped: no history', problems: [] };
  return problemsOfSubjects(log);
}
