import '@/components/shell/mantine.css';
import { MantineProvider } from '@mantine/core';
import { memo, useEffect, useMemo } from 'react';
import {
  type FormHandle,
  SchemaForm,
  useDeferredOverrides,
  useIsDirty,
  useIssues,
  useSchemaForm,
  useUndoLabel,
} from '@/components/form';
import { cssVariables, theme } from '@/components/shell/theme';
import { defaultsOf, diff, effectiveOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { mount } from './mount';

const Fields = memo(SchemaForm);

type FormProps = {
  schema: ParameterSchema;
  options: { difference?: boolean };
  offer: (actions: { change: (values: JsonObject) => void; reset: () => void }) => void;
};

function ModelboardForm({ schema, options, offer }: FormProps) {
  const form = useSchemaForm({ schema, overrides: {} });
  useEffect(() => {
    offer({ change: form.replaceOverrides, reset: form.resetAll });
  }, [form, offer]);
  return (
    <>
      <State form={form} />
      {options.difference ? <Difference form={form} /> : null}
      <Fields form={form} />
    </>
  );
}

const NOTHING: JsonObject = {};

/** What the Configure screen says of the form after every change: is anything unsaved, wrong, to be taken back? */
function State({ form }: { form: FormHandle }) {
  const isDirty = useIsDirty(form, NOTHING);
  const issues = useIssues(form);
  const undo = useUndoLabel(form);
  return (
    <p role="status">
      {isDirty ? 'Unsaved' : 'Saved'}, {issues.length} issues, {undo}
    </p>
  );
}

/** What differs from the defaults, as the panel beside the form works it out. */
function Difference({ form }: { form: FormHandle }) {
  const { schema } = form;
  const overrides = useDeferredOverrides(form);
  const defaults = useMemo(() => defaultsOf(schema), [schema]);
  const changes = useMemo(
    () => diff(defaults, effectiveOf(schema, overrides)),
    [schema, defaults, overrides],
  );
  return <p role="status">{changes.length} changes</p>;
}

mount((props: FormProps) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
    <ModelboardForm {...props} />
  </MantineProvider>
));
