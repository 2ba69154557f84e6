/** The bytes of a base64 data URL (RFC 2397); null for what is none. */
export function bytesOfDataUrl(text: string): Buffer | null {
  const comma = text.indexOf(',');
  const isData = /^data:[^,]*;base64,/i.test(text.slice(0, comma + 1));
  const data = text.slice(comma + 1);
  const isBase64 = data.length % 4 === 0 && /^[a-z0-9+/]+={0,2}$/i.test(data);
  return isData && isBase64 ? Buffer.from(data, 'base64') : null;
}

export function dataUrlOf(bytes: Uint8Array, contentType: string): string {
  return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
}
