import { expect, it } from 'vitest';
import { fileText } from './file-text';

const text = '{"title": "Größe 🎨"}';
const marked = Buffer.from(`\uFEFF${text}`, 'utf16le');

it.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', marked],
  ['UTF-16, the other way round', Buffer.from(marked).swap16()],
])('a file is read as what it is: %s', async (_, bytes) => {
  expect(await fileText(new Blob([new Uint8Array(bytes)]))).toBe(text);
});

it('an empty file has no text', async () => {
  expect(await fileText(new Blob([]))).toBe('');
});
