import { expect, test } from 'vitest';
import { parametersOf } from '../index';
import { openApiOf, parameterOf, withIt } from '../testing/imported';
import { importSchema } from './index';

test('what is only answered is no parameter', () => {
  const properties = { id: { type: 'string', readOnly: true }, size: { type: 'integer' } };
  const { schema, report } = importSchema(
    openApiOf({ type: 'object', properties, required: ['id', 'size'] }),
  );
  expect(schema).toMatchObject({ required: ['size'] });
  expect(parametersOf(schema ?? {}).map(({ name }) => name)).toEqual(['size']);
  expect(report).toContainEqual({
    path: '/components/schemas/Input/properties/id',
    level: 'info',
    message: 'id: read-only, so it is never sent: left out',
  });
});

test('a JSON Schema keeps what is read-only', () => {
  expect(parameterOf(withIt({ type: 'string', readOnly: true }))).toMatchObject({ readOnly: true });
});

test('a property that only an answer has is left out, one that allows anything is kept', () => {
  const { schema, report } = importSchema(
    openApiOf({ properties: { it: true, id: { readOnly: true, type: 'string' } }, required: ['id'] }),
  );
  expect(schema).toMatchObject({ properties: { it: {} }, required: [] });
  expect(report.map(({ message }) => message)).toContain('id: read-only, so it is never sent: left out');
});
