import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { conditional } from '@/lib/config-schema/testing/conditional';

/** An object with a member that only a condition on another one calls for. */
const PICTURE: JsonObject = {
  properties: { format: { enum: ['png', 'jpeg'] } },
  ...conditional(
    { properties: { format: { const: 'jpeg' } }, required: ['format'] },
    { properties: { quality: { type: 'integer', minimum: 1, maximum: 100 } }, required: ['quality'] },
  ),
};

/** A schema with a parameter of every kind that the form has a control for, named after that control. */
export const EVERY_KIND: ParameterSchema = {
  type: 'object',
  properties: {
    checkbox: { type: 'boolean', default: true, description: 'On by default.' },
    select: { enum: [24, '24', null, true], default: 24, title: 'Mixed options' },
    'select switch': { type: 'boolean', 'x-role': 'config' },
    'search-select': {
      enum: Array.from({ length: 113 }, (_, index) => `style-${index}`),
      default: 'style-7',
    },
    number: { type: 'integer', minimum: 64, maximum: 2048, multipleOf: 8, default: 1024, 'x-unit': 'px' },
    'number free': { type: 'number' },
    seed: { type: 'integer', minimum: 0 },
    text: { type: ['string', 'null'], default: null },
    'long-text': { type: 'string', maxLength: 500, default: 'Calm', description: `${'Long. '.repeat(40)}` },
    colour: { type: 'string', format: 'color', default: '#4f46e5' },
    date: { type: 'string', format: 'date', default: '2026-11-21' },
    'date-time': { type: 'string', format: 'date-time' },
    list: { type: 'array', items: { type: 'number', maximum: 1 }, default: [0.2, 0.5], maxItems: 6 },
    table: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, scale: { type: 'number', default: 1 } },
        required: ['path'],
        additionalProperties: false,
      },
      default: [{ path: 'a/b', scale: 0.8 }],
    },
    map: { type: 'object', additionalProperties: { type: 'string' }, default: { accept: 'image/webp' } },
    'list lists': { type: 'array', items: { type: 'array', items: { type: 'integer' } }, default: [[1]] },
    'list objects': {
      type: 'array',
      items: { type: ['object', 'null'], properties: { size: { type: 'integer' } } },
      default: [{ size: 1 }, null],
    },
    'map lists': {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      default: { warm: ['red'] },
    },
    fixed: { const: 24, default: 24 },
    time: { type: 'string', format: 'time' },
    uuid: { type: 'string', format: 'uuid' },
    checkboxes: { type: 'array', items: { enum: ['a', 'b', 3] }, uniqueItems: true, default: ['b'] },
    'json tuple': { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'integer' }], items: false },
    union: { anyOf: [{ type: 'integer' }, { type: 'object' }], default: 4 },
    'union objects': {
      oneOf: ['circle', 'box'].map((kind) => ({
        type: 'object',
        properties: { kind: { const: kind }, sizes: { type: 'array', items: { type: 'integer' } } },
        required: ['kind'],
        additionalProperties: false,
      })),
      default: { kind: 'box', sizes: [1, 2] },
    },
    'union types': { type: ['string', 'integer', 'null'] },
    'json any': {},
    'object nullable group': {
      type: ['object', 'null'],
      properties: { width: { type: 'integer' } },
      additionalProperties: false,
      default: null,
    },
    'object open': {
      type: 'object',
      properties: { size: { type: ['integer', 'null'], maximum: 9, description: 'In *pixels*.' } },
      additionalProperties: { type: 'string' },
      default: { size: 4, other: 'x' },
    },
    'object conditions': { type: ['object', 'null'], ...PICTURE, default: { format: 'png' } },
    'table conditions': {
      type: 'array',
      items: { type: 'object', ...PICTURE },
      default: [{ format: 'png' }, { format: 'jpeg', quality: 80 }],
    },
    'a.group/0': {
      type: 'object',
      description: 'A nested group.',
      properties: {
        'checkbox inner': { type: 'boolean', default: false },
        deeper: {
          type: 'object',
          properties: { 'number inner': { type: 'number', minimum: 0, maximum: 1, default: 0.5 } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    'text grouped': { type: 'string', default: 'x', 'x-group': 'Advanced' },
    'text lone': { type: 'string', default: 'y' },
    'text grouped too': { type: 'string', default: 'z', 'x-group': 'Advanced', deprecated: true },
  },
};
