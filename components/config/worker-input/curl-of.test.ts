import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from './curl-of';

test('a shell passes the job on as it is, whatever it contains', () => {
  const job = {
    prompt: `it's "quoted" $HOME \`date\` \\ 100% and\nJSON\non two lines`,
    image: `data:image/png;base64,${'A'.repeat(300_000)}`,
  };
  const command = curlOf({ origin: 'https://models.example.com', modelId: 'acme/painter', job });
  // In place of curl: one line for each argument, then what it is given to read.
  const script = `curl() { printf '%s\\n' "$@"; cat; }\n${command}`;
  const env = { ...process.env, MODELBOARD_API_TOKEN: 'the-token' };
  const { stdout, status } = spawnSync('sh', [], { encoding: 'utf8', env, input: script });
  expect(status).toBe(0);
  const lines = stdout.split('\n');
  expect(lines.slice(0, 8)).toEqual([
    '-sS',
    'https://models.example.com/api/v1/runtime/models/acme%2Fpainter/input',
    '-H',
    'Authorization: Bearer the-token',
    '-H',
    'Content-Type: application/json',
    '--data-binary',
    '@-',
  ]);
  expect(JSON.parse(lines[8] ?? '')).toEqual(job);
});
