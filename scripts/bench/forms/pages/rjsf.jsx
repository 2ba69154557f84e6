import validator from '@rjsf/validator-ajv8';
import { useEffect, useState } from 'react';

/** Mounts a Form of @rjsf as its documentation does: it keeps its own data, and long texts have a text area. */
export function RjsfForm({ Form, schema, defaults, longNames, options, offer }) {
  const [given, setGiven] = useState(defaults);
  const [uiSchema] = useState(() =>
    Object.fromEntries(longNames.map((name) => [name, { 'ui:widget': 'textarea' }])),
  );
  useEffect(() => {
    offer({ change: setGiven, reset: () => setGiven(defaults) });
  }, [offer, defaults]);
  return (
    <Form
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      formData={given}
      liveValidate={options.live ? 'onChange' : false}
    />
  );
}
