import { MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { createSchemaForm, type FormHandle } from '@/components/form/create-schema-form';
import { SchemaForm } from '@/components/form/schema-form';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';

/** A form in the document of a test, rendered as a server does and then made alive. */
export type RenderedForm = {
  form: FormHandle;
  /** What was in the document before any script ran. */
  html: string;
  remove: () => void;
};

/** Renders the form of a schema. The test file needs `@vitest-environment happy-dom`. */
export async function renderForm(schema: ParameterSchema, overrides: JsonObject = {}): Promise<RenderedForm> {
  const form = createSchemaForm({ schema, overrides });
  let alive = () => {};
  const isHydrated = new Promise<void>((resolve) => {
    alive = resolve;
  });
  const page = (
    <MantineProvider>
      <SchemaForm form={form} />
      <WhenAlive then={alive} />
    </MantineProvider>
  );
  const place = document.createElement('div');
  const html = await rendered(page);
  place.innerHTML = html;
  document.body.append(place);
  const root = hydrateRoot(place, page, { onRecoverableError: (error) => console.error(error) });
  await isHydrated;
  // Controls that load lazily are disabled until they work, which is later.
  while (place.querySelector('[role=combobox]:disabled')) await moment();
  return {
    form,
    html,
    remove: () => {
      root.unmount();
      place.remove();
    },
  };
}

/** What React puts where it would have to wait for a part that loads lazily. */
const NOT_LOADED = '<!--$!-->';

async function rendered(page: ReactNode): Promise<string> {
  const html = renderToString(page);
  if (!html.includes(NOT_LOADED)) return html;
  await moment();
  return rendered(page);
}

/** What is typed before React has taken a page over is lost. */
function WhenAlive({ then }: { then: () => void }) {
  useEffect(then, [then]);
  return null;
}

const moment = () => new Promise((resolve) => setTimeout(resolve));
