import { createRoot, type Root } from 'react-dom/client';
import { expect } from 'vitest';
import { commands, type Locator, page } from 'vitest/browser';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { SchemaForm } from '@/components/form/schema-form';
import { Providers } from '@/components/shell/providers';
import { configSchemaOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { importSchema } from '@/lib/config-schema/import';

declare module 'vitest/browser' {
  interface BrowserCommands {
    pressKeys: (...keys: string[]) => Promise<void>;
    typeText: (text: string) => Promise<void>;
    insertText: (text: string) => Promise<void>;
  }
}

let shown: { root: Root; place: HTMLElement } | undefined;

/** Removes the form of the last test from the page. */
export function closeForm(): void {
  shown?.root.unmount();
  shown?.place.remove();
  shown = undefined;
}

/**
 * Shows the form of these parameters, in their order, with the product's styles. `rules` are further keywords of the
 * schema.
 */
export async function openForm(properties: JsonObject, rules: JsonObject = {}) {
  const ordered = Object.entries(properties).map(([name, property], place) => [
    name,
    { ...(property as JsonObject), 'x-order': place },
  ]);
  return openSchema({
    type: 'object',
    properties: Object.fromEntries(ordered),
    ...rules,
  });
}

/** Imports a published schema, and shows the form of its config parameters; `overrides` are those last saved. */
export async function openImported(source: JsonObject, overrides: JsonObject = {}) {
  const { schema, report } = importSchema(source);
  if (schema === null) throw new Error(report.map(({ message }) => message).join('\n'));
  return openSchema(configSchemaOf(schema), overrides);
}

async function openSchema(schema: ParameterSchema, overrides: JsonObject = {}) {
  const form = createSchemaForm({ schema, overrides });
  const place = document.createElement('main');
  document.body.append(place);
  const root = createRoot(place);
  shown = { root, place };
  root.render(
    <Providers now={Date.now()}>
      <SchemaForm form={form} />
    </Providers>,
  );
  const group = page.getByRole('group', { name: 'Parameters', exact: true });
  await expect.element(group).toBeVisible();
  return {
    form,
    screen: {
      form: group,
      number: (title: string) => page.getByRole('spinbutton', { name: title, exact: true }),
      text: (title: string) => page.getByRole('textbox', { name: title, exact: true }),
      button: (name: string) => page.getByRole('button', { name, exact: true }),
      notice: (text: string) => page.getByRole('status').filter({ hasText: text }),
    },
    /** Expects that exactly these overrides, none of them invalid, are what a save would send. */
    saves: async (overrides: JsonObject) => {
      await expect.poll(form.overrides).toEqual(overrides);
      expect(form.issues()).toEqual([]);
    },
    /** Expects that exactly the parameters with these titles are invalid. */
    refuses: (...titles: string[]) => {
      const titleOf = (key: string | null) =>
        form.fields.find((field) => field.key === key)?.parameter.title ?? key;
      const invalid = () => [...new Set(form.issues().map(({ key }) => titleOf(key)))];
      return expect.poll(invalid).toEqual(titles);
    },
  };
}

/** Presses keys one after another, as a person without a mouse does. */
export const press = (...keys: string[]): Promise<void> => commands.pressKeys(...keys);

/** Types a text, key by key, into what has the focus. */
export const type = (text: string): Promise<void> => commands.typeText(text);

/** Enters a text all at once, as pasting does. */
export const insertText = (text: string): Promise<void> => commands.insertText(text);

/** Expects that these, in this order, are all the texts of what a locator finds. */
export const expectTexts = (locator: Locator, texts: string[]) =>
  expect.poll(() => locator.elements().map(({ textContent }) => textContent)).toEqual(texts);

/** Expects that nobody sees what a locator finds, or that it finds nothing. */
export const expectHidden = (locator: Locator) =>
  expect.poll(() => locator.elements().filter(isSeen)).toEqual([]);

/** Expects that a control is invalid, and that it shows this error to people who see and to those who listen. */
export async function expectError(control: Locator, error: string): Promise<void> {
  await expect.element(control).toHaveAttribute('aria-invalid', 'true');
  await expect.poll(() => descriptionsOf(control.element())).toEqual(expect.arrayContaining([error]));
}

/** The texts that a control is described by and that are seen, each paragraph apart. */
function descriptionsOf(control: Element): string[] {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .flatMap((id) => [...document.querySelectorAll(`#${CSS.escape(id)}, #${CSS.escape(id)} p`)])
    .filter(isSeen)
    .map(({ textContent }) => textContent);
}

/** One pixel is what hides a text from all but screen readers. */
function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  );
}
