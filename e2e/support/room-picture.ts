import sharp from 'sharp';

/** A picture of an empty room, drawn simply. */
export function roomPicture(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320">
    <rect width="480" height="320" fill="#e9e4da"/>
    <path d="M0 320 120 220H360L480 320Z" fill="#b08d66"/>
    <path d="M0 0 120 60V220L0 320ZM480 0 360 60V220L480 320Z" fill="#d8d1c4"/>
    <rect x="180" y="90" width="120" height="80" fill="#bcd8ea" stroke="#fff" stroke-width="6"/>
  </svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}
