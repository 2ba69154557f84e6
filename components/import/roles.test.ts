import { describe, expect, it } from 'vitest';
import { type ParameterSchema, parametersOf, type Role } from '@/lib/config-schema';
import { type Corrections, inputsOf, withRoles } from './roles';

const schema: ParameterSchema = {
  type: 'object',
  properties: {
    prompt: { type: 'string', 'x-role': 'input' },
    steps: { type: 'integer', default: 28 },
    token: { type: 'string', 'x-secret': true },
    constructor: { type: 'string' },
  },
};
const rolesOf = (corrections: Corrections) =>
  Object.fromEntries(parametersOf(withRoles(schema, corrections)).map(({ name, role }) => [name, role]));

describe('the roles that an admin chooses', () => {
  it('are those of the schema where nothing was chosen, and nothing is sent of them', () => {
    expect(withRoles(schema, {})).toEqual(schema);
    expect(inputsOf(schema, {})).toBeUndefined();
  });

  it('are in the schema and in what is sent', () => {
    const corrections: Record<string, Role> = { steps: 'input', prompt: 'config' };
    expect(rolesOf(corrections)).toMatchObject({ prompt: 'config', steps: 'input' });
    expect(inputsOf(schema, corrections)).toEqual(['steps', 'token']);
  });

  it('are sent too where they were changed back: the server must not guess again', () => {
    expect(inputsOf(schema, { prompt: 'input' })).toEqual(['prompt', 'token']);
  });

  it('never make a secret a part of the config', () => {
    expect(inputsOf(schema, { token: 'config' })).toEqual(['prompt', 'token']);
  });

  it('of a parameter that another source had are not sent', () => {
    expect(inputsOf(schema, { strength: 'input' })).toBeUndefined();
  });
});
