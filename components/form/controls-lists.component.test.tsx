import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import {
  expectError,
  expectHidden,
  expectTexts,
  insertText,
  openForm,
  press,
  type,
} from '@/e2e/support/component-form';

it('a list takes items, moves them with Alt and an arrow, and drops them', async () => {
  const { screen, saves } = await openForm({
    stops: { type: 'array', items: { type: 'string' }, default: ['a'], maxItems: 4 },
  });
  await screen.text('Stops, item 1').press('Enter');
  await expect.element(screen.text('Stops, item 2')).toHaveFocus();
  await type('b');
  await press('Alt+ArrowUp');
  await expect.element(screen.text('Stops, item 1')).toHaveFocus();
  await saves({ stops: ['b', 'a'] });
  await screen.button('Add an item to Stops').press('Enter');
  await expect.element(screen.text('Stops, item 3')).toHaveFocus();
  await type('c');
  await screen.button('Remove item 2 of Stops').press('Enter');
  await saves({ stops: ['b', 'c'] });
});

it('a button that moves an item goes with it, so that it can be pressed again', async () => {
  const { screen, saves } = await openForm({
    stops: { type: 'array', items: { type: 'string' }, default: ['a', 'b', 'c'] },
  });
  await screen.button('Move item 3 of Stops up').press('Enter');
  await expect.element(screen.notice('Moved to place 2 of 3')).toBeInTheDocument();
  await expect.element(screen.button('Move item 2 of Stops up')).toHaveFocus();
  await press('Enter');
  await expect.element(screen.button('Move item 1 of Stops down')).toHaveFocus();
  await saves({ stops: ['c', 'a', 'b'] });
});

it('pasting is left with Escape, and the focus is where it was', async () => {
  const { screen } = await openForm({ stops: { type: 'array', items: { type: 'string' }, default: ['a'] } });
  await screen.button('Paste many into Stops').press('Enter');
  await expect.element(screen.text('New items of Stops, one a line')).toHaveFocus();
  await type('b');
  await press('Escape');
  await expectHidden(screen.text('New items of Stops, one a line'));
  await expect.element(screen.button('Paste many into Stops')).toHaveFocus();
  await expectHidden(screen.text('Stops, item 2'));
});

it('what may stand in an item, a column or a value is said at it', async () => {
  const scale = { type: 'number', minimum: 0, maximum: 2, description: 'How strong it is.', 'x-order': 1 };
  const { screen } = await openForm({
    weights: { type: 'array', items: { type: 'number', maximum: 1 }, default: [1] },
    sizes: { type: 'object', additionalProperties: { type: 'integer', minimum: 8 }, default: { a: 8 } },
    loras: {
      type: 'array',
      default: [{ path: 'a' }],
      items: { type: 'object', required: ['path'], properties: { path: { type: 'string' }, scale } },
    },
  });
  await expect.element(screen.number('Weights, item 1')).toHaveAccessibleDescription('Each item: at most 1');
  await expect
    .element(screen.number('Sizes, value of a'))
    .toHaveAccessibleDescription('Each value: at least 8');
  await expect
    .element(screen.number('Loras, item 1, Scale'))
    .toHaveAccessibleDescription('How strong it is. 0 to 2');
  await expect.element(page.getByRole('columnheader', { name: 'Path required' })).toBeVisible();
  // A cell has room for the box alone.
  await expectHidden(page.getByRole('slider'));
});

it('many items are pasted at once, and each is read as its type', async () => {
  const { screen, saves } = await openForm({
    weights: { type: 'array', items: { type: 'number', maximum: 1 }, default: [] },
  });
  await screen.button('Paste many into Weights').press('Enter');
  await insertText('0.25\n0.5\n\n3\n');
  await screen.button('Add 3 items').press('Enter');
  const third = screen.number('Weights, item 3');
  await expectError(third, 'Item 3: Must be at most 1');
  await third.fill('1');
  await saves({ weights: [0.25, 0.5, 1] });
});

it('a list of objects is a table with a column for each property', async () => {
  const { screen, saves } = await openForm({
    loras: {
      type: 'array',
      default: [],
      items: {
        type: 'object',
        required: ['path'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, scale: { type: 'number', maximum: 2 } },
      },
    },
  });
  await screen.button('Add an item to Loras').press('Enter');
  await expectTexts(page.getByRole('columnheader'), ['Path path required', 'Scale scaleat most 2']);
  await expect.element(screen.text('Loras, item 1, Path')).toHaveFocus();
  await type('a/b');
  await press('Tab');
  await expect.element(screen.number('Loras, item 1, Scale')).toHaveFocus();
  await type('0.8');
  await screen.button('Add an item to Loras').press('Enter');
  await type('c');
  await screen.button('Move item 2 of Loras up').press('Enter');
  await saves({ loras: [{ path: 'c' }, { path: 'a/b', scale: 0.8 }] });
  await screen.number('Loras, item 1, Scale').fill('3');
  await expectError(screen.number('Loras, item 1, Scale'), 'Item 1, scale: Must be at most 2');
});

it('a list of lists has a card for each list', async () => {
  const { screen, saves } = await openForm({
    matrix: { type: 'array', items: { type: 'array', items: { type: 'integer' } }, default: [[1]] },
  });
  await screen.button('Add an item to Matrix').press('Enter');
  await expect.element(screen.button('Add an item to Matrix, item 2')).toHaveFocus();
  await press('Enter');
  await expect.element(screen.number('Matrix, item 2, item 1')).toHaveFocus();
  await type('7');
  await press('Enter');
  await type('8');
  await saves({ matrix: [[1], [7, 8]] });
  await screen.button('Move item 2 of Matrix up').press('Enter');
  await saves({ matrix: [[7, 8], [1]] });
});

it('objects that do not fit into a row have cards', async () => {
  const { screen, saves } = await openForm({
    scenes: {
      type: 'array',
      default: [],
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', 'x-order': 0 },
          tags: { type: 'array', items: { type: 'string' }, 'x-order': 1 },
          length: { type: 'integer', maximum: 9, 'x-order': 2 },
        },
      },
    },
  });
  await screen.button('Add an item to Scenes').press('Enter');
  await expect.element(screen.text('Scenes, item 1, Name')).toHaveFocus();
  await type('Dawn');
  await screen.button('Add an item to Scenes, item 1, Tags').press('Enter');
  await type('red');
  await screen.number('Scenes, item 1, Length').fill('5');
  await saves({ scenes: [{ name: 'Dawn', tags: ['red'], length: 5 }] });
  await screen.button('Unset Scenes, item 1, Tags').press('Enter');
  await screen.number('Scenes, item 1, Length').fill('12');
  await expectError(screen.number('Scenes, item 1, Length'), 'Must be at most 9');
  await expect.element(page.getByText('Item 1, length: Must be at most 9', { exact: true })).toBeVisible();
  await screen.number('Scenes, item 1, Length').fill('');
  await saves({ scenes: [{ name: 'Dawn' }] });
});

it('a part that is no JSON yet is kept, wherever it is, and moves with its item', async () => {
  const { screen, saves } = await openForm({
    extras: { type: 'array', items: {}, default: [1, 2] },
  });
  await screen.text('Extras, item 1').fill('{"a": ');
  await expect.element(screen.form).toHaveTextContent('Item 1: Not valid JSON');
  await screen.text('Extras, item 2').fill('[true]');
  await screen.button('Move item 1 of Extras down').press('Enter');
  await expect.element(screen.text('Extras, item 2')).toHaveValue('{"a": ');
  await expectError(screen.text('Extras, item 2'), 'Item 2: Not valid JSON');
  await screen.text('Extras, item 2').fill('{"a": null}');
  await saves({ extras: [[true], { a: null }] });
});

it('a cell can be emptied, unset and set to null', async () => {
  const item = {
    type: 'object',
    properties: { note: { type: ['string', 'null'] } },
    additionalProperties: false,
  };
  const { screen, saves } = await openForm({
    rows: { type: 'array', items: item, default: [{ note: 'x' }] },
  });
  await screen.button('Set to null Rows, item 1, Note').press('Enter');
  await expect.element(screen.text('Rows, item 1, Note')).toHaveFocus();
  await saves({ rows: [{ note: null }] });
  await screen.button('Unset Rows, item 1, Note').press('Enter');
  await saves({ rows: [{}] });
  await screen.text('Rows, item 1, Note').fill('y');
  await screen.text('Rows, item 1, Note').fill('');
  await saves({ rows: [{ note: '' }] });
});
