import { spawnSync } from 'node:child_process';
import { root } from '../launcher/environment.mjs';

/** A source as Biome formats it for this place. */
export function formatted(source: string, path: string): string {
  const biome = `${root}/node_modules/@biomejs/biome/bin/biome`;
  const parameters = [biome, 'format', `--stdin-file-path=${path}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: root,
    input: source,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Biome cannot format ${path}: ${stderr}`);
  return stdout;
}
