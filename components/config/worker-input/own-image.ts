import { kilobytes } from '@/components/shell/format-size';

/** A picture to try: an address as it was typed, or a file as a data URL. */
export type OwnImage = {
  url: string;
  file: { name: string; bytes: number } | null;
  /** Where the file was stored; absent for one that stays in this page. */
  stored?: string;
};

export const NO_IMAGE: OwnImage = { url: '', file: null };

/** Bytes of a file that fit into a request of 1 MiB as base64, beside everything else in it. */
const MAX_BYTES = 740_000;

/** Reads a file as a data URL. Rejects, in words for the screen, one that cannot be sent or read. */
export async function ownImageOf(file: File): Promise<OwnImage> {
  if (file.size > MAX_BYTES) {
    throw new Error(
      `${file.name} has ${kilobytes(file.size)}, and ${kilobytes(MAX_BYTES)} can be tried. Use an address.`,
    );
  }
  return { url: await dataUrlOf(file, file.name), file: { name: file.name, bytes: file.size } };
}

/** Bytes as a data URL. Rejects in words for the screen. */
export function dataUrlOf(bytes: Blob, name: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${name} could not be read.`));
    reader.readAsDataURL(bytes);
  });
}
