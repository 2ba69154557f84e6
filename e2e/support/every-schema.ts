import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FormHandle } from '@/components/form/create-schema-form';
import {
  configParametersOf,
  configSchemaOf,
  effectiveOf,
  type Issue,
  type JsonObject,
  type Parameter,
  type ParameterSchema,
  parametersOf,
  validate,
} from '@/lib/config-schema';
import { type ImportedSchema, importSchema } from '@/lib/config-schema/import';
import { generateFault } from '@/lib/config-schema/testing/generate-fault';
import { generateOverrides } from '@/lib/config-schema/testing/generate-overrides';
import { ASKING, REFUSED } from './known-schemas';
import { namesInSource } from './names-in-source';
import { type RenderedForm, renderForm } from './rendered-form';
import { typeOverrides } from './typist';
import { handInDocument } from './typist-in-document';

type SchemaDocument = { name: string; source: JsonObject };

/** Some schemas have hundreds of parameters. */
const TYPING_TIMEOUT = 300_000;

/** Each is typed over what the one before has left, so that values are changed and taken back too. */
const SEEDS = [1, 2, 3];

/**
 * Tests of import and form for every document: one in `REFUSED` is refused for exactly that reason, everything else goes
 * through. The test file needs `@vitest-environment happy-dom`.
 */
export function testEverySchema(documents: SchemaDocument[]): void {
  describe.each(documents)('$name', ({ name, source }) => {
    const reason = REFUSED[name];
    if (reason === undefined) testSchema(source, ASKING[name]);
    else test('is refused, with the reason', () => expect(faultsOf(importSchema(source))).toEqual([reason]));
  });
}

function testSchema(source: JsonObject, asked: string | undefined): void {
  let imported: ImportedSchema;
  /** What the server has, and what it gives to the browser. */
  let stored: ParameterSchema;
  let schema: ParameterSchema;
  let rendered: RenderedForm;
  let leaves: Parameter[];
  const form = (): FormHandle => rendered.form;
  const onServer = (overrides: JsonObject): Issue[] => validate(stored, effectiveOf(stored, overrides));

  beforeAll(async () => {
    imported = importSchema(source);
    if (imported.schema === null) throw new Error(faultsOf(imported).join('\n'));
    stored = structuredClone(imported.schema);
    schema = structuredClone(configSchemaOf(stored));
    rendered = await renderForm(schema);
    leaves = form().fields.map(({ parameter }) => parameter);
  });
  afterAll(() => rendered?.remove());

  test('siblings have different titles', () => {
    const shared = (parameters: Parameter[]): string[] => {
      const titles = parameters.map(({ title }) => title.toLowerCase());
      const twice = titles.filter((title, index) => titles.indexOf(title) !== index);
      return [...twice, ...parameters.flatMap(({ properties }) => shared(properties))];
    };
    expect(shared(parametersOf(stored))).toEqual([]);
    expect(shared(parametersOf(schema))).toEqual([]);
  });

  test('is imported whole: every name is a parameter or in the report', () => {
    expect(faultsOf(imported)).toEqual([]);
    const names = new Set(parametersOf(stored).map(({ name }) => name));
    const said = imported.report.map(({ path, message }) => `${path} ${message}`).join('\n');
    expect(namesInSource(source).filter((name) => !names.has(name) && !said.includes(name))).toEqual([]);
  });

  test('keeps the order of its parameters in the database', () => {
    expect(pathsOf(parametersOf(stored))).toEqual(pathsOf(parametersOf(imported.schema ?? {})));
  });

  test('has defaults that are valid, or a report that says which are not', () => {
    const said = imported.report.map(({ message }) => message).join('\n');
    const silent = onServer({}).filter(({ path }) => path === '' || !said.includes(path.split('/')[1] ?? ''));
    expect(silent.map(({ path, message }) => `${path} ${message}`)).toEqual(asked ? [` ${asked}`] : []);
  });

  test('has a row with a control and its name for every parameter, before scripts run and after', () => {
    const before = document.createElement('div');
    before.innerHTML = rendered.html;
    const paths = pathsOf(configParametersOf(stored));
    expect(paths.filter((path) => !hasRow(before, path))).toEqual([]);
    expect(paths.filter((path) => !hasRow(document, path))).toEqual([]);
    // A row that is hidden is one that a condition does not call for.
    const unused = form().fields.filter(({ key }) => form().standing(key)?.unused);
    const hidden = leaves.filter(({ path }) => rowOf(document, path)?.hidden);
    const called = hidden.filter((leaf) => !unused.some(({ parameter }) => parameter === leaf));
    expect(called.map(({ path }) => path)).toEqual([]);
  });

  test(
    'has controls through which values come out as they were typed, and the server agrees',
    async () => {
      for (const seed of SEEDS) {
        const overrides = generateOverrides(schema, leaves, seed);
        await typeOverrides({ hand: handInDocument, schema }, leaves, overrides);
        const typed = form().overrides();
        expect(effectiveOf(schema, typed)).toEqual(effectiveOf(stored, overrides));
        expect(form().issues().map(toIssue)).toEqual(onServer(typed));
      }
    },
    TYPING_TIMEOUT,
  );

  test('has a value that browser and server refuse alike, said at its row', async () => {
    const fault = generateFault(stored, leaves);
    if (fault === null) return expect(leaves.every(allowsAll)).toBe(true);
    form().replaceOverrides(fault.overrides);
    const issues = form().issues().map(toIssue);
    expect(issues).toEqual(onServer(fault.overrides));
    const issue = issues.find(({ path }) => path === fault.path);
    await vi.waitFor(() => expect(rowOf(document, fault.path)?.textContent).toContain(issue?.message));
  });
}

function faultsOf({ report }: ImportedSchema): string[] {
  return report.filter(({ level }) => level === 'error').map(({ message }) => message);
}

/** The pointers of all parameters without parameters of their own. */
function pathsOf(parameters: Parameter[]): string[] {
  return parameters.flatMap(({ path, children }) => (children.length > 0 ? pathsOf(children) : [path]));
}

/** The row of a parameter, or of the one that it is part of. */
function rowOf(place: ParentNode, path: string): HTMLElement | undefined {
  const rows = [...place.querySelectorAll<HTMLElement>('[data-parameter]')];
  return rows.find((row) => `${path}/`.startsWith(`${row.dataset.parameter}/`));
}

/** True for a row whose control has a name, by a label or by what it is labelled with. */
function hasRow(place: ParentNode, path: string): boolean {
  const row = rowOf(place, path);
  const label = row?.querySelector('[id$="-label"]');
  const control = row?.querySelector(`[id="${label?.id.replace(/-label$/, '')}"]`);
  const names = [
    label?.getAttribute('for') === control?.id,
    control?.getAttribute('aria-labelledby') === label?.id,
  ];
  return Boolean(control && label?.textContent && names.includes(true));
}

function toIssue({ path, code, message }: Issue): Issue {
  return { path, code, message };
}

/** True for a parameter that takes any JSON value, as a schema without keywords does. */
function allowsAll({ type, options }: Parameter): boolean {
  return type === 'any' && options === null;
}
