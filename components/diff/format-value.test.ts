import { expect, test } from 'vitest';
import { formatValue } from './format-value';

test.each([
  [undefined, 'unset'],
  [null, 'null'],
  [4, '4'],
  [false, 'false'],
  ['match_input_image', 'match_input_image'],
  ['16:9', '16:9'],
  ['', '""'],
  ['4', '"4"'],
  ['null', '"null"'],
  ['unset', '"unset"'],
  [' padded', '" padded"'],
  ['[1]', '"[1]"'],
  ['Unset', '"Unset"'],
  ['off', 'off'],
  [0, '0'],
  ['one\ntwo', '"one\\ntwo"'],
  ['one\r\ntwo', '"one\\r\\ntwo"'],
  [[1, 'a'], '[1,"a"]'],
])('%j reads %s, and nothing else does', (value, text) => expect(formatValue(value)).toBe(text));
