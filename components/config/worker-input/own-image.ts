/** A picture to try: an address as it was typed, or a file as a data URL. */
export type OwnImage = { url: string; file: { name: string; bytes: number } | null };

/** Bytes of a file that fit into a request of 1 MiB (api.md) as base64, beside everything else in it. */
const MAX_BYTES = 740_000;

/** Reads a file as a data URL. Rejects, in words for the screen, one that cannot be sent or read. */
export async function ownImageOf(file: File): Promise<OwnImage> {
  if (file.size > MAX_BYTES) {
    throw new Error(
      `${file.name} has ${kilobytes(file.size)}, and ${kilobytes(MAX_BYTES)} can be tried. Use an address.`,
    );
  }
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} could not be read.`));
    reader.readAsDataURL(file);
  });
  return { url, file: { name: file.name, bytes: file.size } };
}

export function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`;
}
