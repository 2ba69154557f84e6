import '@/components/shell/mantine.css';
import { MantineProvider } from '@mantine/core';
import { memo, useDeferredValue, useEffect, useMemo } from 'react';
import { SchemaForm, useIssues, useOverrides, useSchemaForm, useUndoLabel } from '@/components/form';
import { cssVariables, theme } from '@/components/shell/theme';
import { defaultsOf, diff, effectiveOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { mount } from './mount';

const Fields = memo(SchemaForm);

type FormProps = {
  schema: ParameterSchema;
  offer: (actions: { change: (values: JsonObject) => void; reset: () => void }) => void;
};

/** The form as the Configure screen mounts it, with what that computes of every change: issues and the difference. */
function ModelboardForm({ schema, offer }: FormProps) {
  const form = useSchemaForm({ schema, overrides: {} });
  const overrides = useOverrides(form);
  const present = useDeferredValue(overrides);
  const defaults = useMemo(() => defaultsOf(schema), [schema]);
  const changes = useMemo(() => diff(defaults, effectiveOf(schema, present)), [schema, defaults, present]);
  const issues = useIssues(form);
  const undo = useUndoLabel(form);
  useEffect(() => {
    offer({ change: form.replaceOverrides, reset: form.resetAll });
  }, [form, offer]);
  return (
    <>
      <p role="status">
        {changes.length} changes, {issues.length} issues, {undo}
      </p>
      <Fields form={form} />
    </>
  );
}

mount((props: FormProps) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
    <ModelboardForm {...props} />
  </MantineProvider>
));
