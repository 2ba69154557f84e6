import { readFile, rename, writeFile } from 'node:fs/promises';
import { isVersion, type Version } from './registry.ts';

/** Keeps what is served, for a start while Modelboard is away. Written whole or not at all. */
export async function remember(file: string, version: Version): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(version)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** What was served last, or null where that is not known or was another model. */
export async function recall(file: string, modelName: string): Promise<Version | null> {
  try {
    const version: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isVersion(version) && version.model_name === modelName ? version : null;
  } catch {
    return null;
  }
}
