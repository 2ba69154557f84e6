import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import * as ort from 'onnxruntime-web';
import type { Version } from './registry.ts';

// One thread, in this process: the runtime starts no workers.
ort.env.wasm.numThreads = 1;

/** A version that is loaded and answers. */
export type Model = {
  version: Version;
  /** How many numbers it takes. */
  size: number;
  predict(numbers: number[]): Promise<number[]>;
  /** Frees its memory, once the predictions that run have ended. */
  release(): Promise<void>;
};

/**
 * Loads the artefact of a version.
 *
 * @param artefacts the folder below which it must lie
 * @throws {Error} saying why it cannot be served
 */
export async function loadModel(artefacts: string, version: Version): Promise<Model> {
  try {
    return serve(version, await createSession(await readArtefact(artefacts, version)));
  } catch (error) {
    throw new Error(
      `version ${version.version} of ${version.model_name} cannot be loaded: ${(error as Error).message}`,
    );
  }
}

async function readArtefact(artefacts: string, { path, metadata }: Version): Promise<Buffer> {
  if (path === null) throw new Error('it has no artefact, since a provider hosts it');
  const file = resolve(artefacts, path);
  if (relative(artefacts, file).startsWith('..')) throw new Error(`${path} lies outside ${artefacts}`);
  const bytes = await readFile(file).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read (${code})`);
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (metadata.sha256 !== undefined && metadata.sha256 !== sha256) {
    throw new Error(`${file} is not the file that was registered: its SHA-256 is ${sha256}`);
  }
  return bytes;
}

async function createSession(bytes: Buffer): Promise<ort.InferenceSession> {
  const session = await ort.InferenceSession.create(bytes);
  const [input, ...others] = session.inputMetadata;
  if (input?.isTensor && input.type === 'float32' && others.length === 0) return session;
  await session.release();
  throw new Error('this service takes models with one input, a tensor of float32');
}

function serve(version: Version, session: ort.InferenceSession): Model {
  const { name, shape } = session.inputMetadata[0] as ort.InferenceSession.TensorValueMetadata;
  // A dimension with a name is one of any length, as the batch often is.
  const dimensions = shape.map((dimension) => (typeof dimension === 'number' ? dimension : 1));
  const running = new Set<Promise<ort.InferenceSession.ReturnType>>();
  return {
    version,
    size: dimensions.reduce((product, dimension) => product * dimension, 1),
    async predict(numbers) {
      const run = session.run({ [name]: new ort.Tensor('float32', numbers, dimensions) });
      running.add(run);
      try {
        const output = (await run)[session.outputNames[0] as string] as ort.Tensor;
        return Array.from(output.data as Float32Array);
      } finally {
        running.delete(run);
      }
    },
    async release() {
      await Promise.allSettled(running);
      await session.release();
    },
  };
}
