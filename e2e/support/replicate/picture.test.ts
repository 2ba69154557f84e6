import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, create, INPUT } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';

let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble();
});

afterEach(() => double.close());

async function pictureOf(input: object): Promise<{ id: string; bytes: Buffer; type: string | null }> {
  double.script({ prediction: { delivery: 'address' } });
  const { body } = await create(double, { input, headers: { prefer: 'wait' } });
  const answer = await fetch(body.output[0]);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { id: body.id, bytes, type: answer.headers.get('content-type') };
}

test.each([
  ['png', 'png', 'image/png', 95],
  ['webp', 'webp', 'image/webp', 95],
  ['jpg', 'jpeg', 'image/jpeg', 95],
  ['webp', 'webp', 'image/webp', 0],
  ['jpg', 'jpeg', 'image/jpeg', 0],
] as const)(
  '%s: a real picture of the type asked for (%s, %s) at quality %d says what made it',
  async (asked, format, type, quality) => {
    for (const prompt of ['a bed', 'a chair', 'a desk']) {
      const input = { ...INPUT, prompt, output_format: asked, output_quality: quality, aspect_ratio: '16:9' };
      const picture = await pictureOf(input);
      expect(picture.type).toBe(type);
      expect(await sharp(picture.bytes).metadata()).toMatchObject({ format, width: 320, height: 180 });
      const made = await double.madeBy(picture.bytes);
      expect(made?.prediction.id).toBe(picture.id);
      expect(made?.prediction.input).toEqual(input);
    }
  },
);

test('it is known again after it was made smaller and stored as another type', async () => {
  const { id, bytes } = await pictureOf(INPUT);
  const thumbnail = await sharp(bytes).resize(128).jpeg({ quality: 60 }).toBuffer();
  expect((await double.madeBy(thumbnail))?.prediction.id).toBe(id);
});

test('the same input with a seed gives the same picture, any other value another one', async () => {
  const first = await pictureOf({ ...INPUT, seed: 4, output_quality: 90 });
  const again = await pictureOf({ output_quality: 90, seed: 4, ...INPUT });
  const other = await pictureOf({ ...INPUT, seed: 4, output_quality: 91 });
  expect(again.bytes).toEqual(first.bytes);
  expect(other.bytes).not.toEqual(first.bytes);
  const [one, two] = [await pictureOf(INPUT), await pictureOf(INPUT)];
  expect(one.bytes).not.toEqual(two.bytes);
});

test('the pictures of a series are told apart', async () => {
  const input = { prompt: 'a', sequential_image_generation: 'auto', max_images: 3 };
  const path = '/v1/models/bytedance/seedream-4/predictions';
  const { body } = await ask(double, 'POST', path, { body: { input }, headers: { prefer: 'wait' } });
  const places = body.output.map(async (picture: string) => {
    const made = await double.madeBy(Buffer.from(picture.split(',')[1] ?? '', 'base64'));
    return made?.index;
  });
  expect(await Promise.all(places)).toEqual([0, 1, 2]);
});

test('a picture of somebody else is nobody’s', async () => {
  await pictureOf(INPUT);
  const grey = { width: 64, height: 64, channels: 3, background: '#888' } as const;
  expect(await double.madeBy(await sharp({ create: grey }).png().toBuffer())).toBeNull();
});

test('pictures may be for those only who show the token', async () => {
  const closed = await startReplicateDouble({ outputsNeedToken: true });
  const { body } = await create(closed);
  await expect.poll(() => closed.predictions[0]?.status).toBe('succeeded');
  const address = `${closed.url}/delivery/${body.id}/out-0.webp`;
  expect((await fetch(address)).status).toBe(401);
  const headers = { authorization: `Bearer ${closed.token}` };
  expect((await fetch(address, { headers })).status).toBe(200);
  await closed.close();
});
