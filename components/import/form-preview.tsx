import { type RefObject, useEffect, useRef } from 'react';
import { SchemaForm, useIssues, useSchemaForm } from '@/components/form';
import {
  configSchemaOf,
  fingerprint,
  type JsonObject,
  type ParameterSchema,
  parametersOf,
} from '@/lib/config-schema';
import classes from './import.module.css';
import { counted } from './recognised';

/** The form that admins will see, usable, for trying values: they are kept while the schema changes, and never stored. */
export default function FormPreview({ schema }: { schema: ParameterSchema }) {
  const tried = useRef<JsonObject>({});
  return <PreviewedForm key={fingerprint(configSchemaOf(schema))} schema={schema} tried={tried} />;
}

type PreviewedFormProps = { schema: ParameterSchema; tried: RefObject<JsonObject> };

function PreviewedForm({ schema, tried }: PreviewedFormProps) {
  const form = useSchemaForm({ schema, overrides: stillThere(schema, tried.current) });
  const issues = useIssues(form);
  useEffect(
    () =>
      form.subscribe(() => {
        tried.current = form.overrides();
      }),
    [form, tried],
  );
  return (
    <>
      <p role="status" className={classes.count}>
        {issues.length === 0 ? 'All values are valid.' : `${counted(issues.length, 'value')} not valid.`}
      </p>
      <SchemaForm form={form} />
    </>
  );
}

/** What was tried of the parameters that this schema still tunes. */
function stillThere(schema: ParameterSchema, tried: JsonObject): JsonObject {
  const names = parametersOf(schema).flatMap(({ name, role }) => (role === 'config' ? [name] : []));
  return Object.fromEntries(Object.entries(tried).filter(([name]) => names.includes(name)));
}
