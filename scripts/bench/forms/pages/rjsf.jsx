import validator from '@rjsf/validator-ajv8';
import { useEffect, useRef, useState } from 'react';

/** Mounts a Form of @rjsf as its documentation does: it keeps its own data, and long texts have a text area. */
export function RjsfForm({ Form, schema, defaults, longNames, options, offer }) {
  const form = useRef(null);
  const [given, setGiven] = useState(defaults);
  const [uiSchema] = useState(() =>
    Object.fromEntries(longNames.map((name) => [name, { 'ui:widget': 'textarea' }])),
  );
  useEffect(() => {
    // `reset` goes back to what the form was given, so where that is not the defaults, they are given again.
    offer({
      change: setGiven,
      reset: () => (given === defaults ? form.current.reset() : setGiven(defaults)),
    });
  }, [offer, given, defaults]);
  return (
    <Form
      ref={form}
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      formData={given}
      liveValidate={options.live ? 'onChange' : false}
    />
  );
}
