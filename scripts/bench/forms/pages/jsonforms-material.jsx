import { Generate } from '@jsonforms/core';
import { materialCells, materialRenderers } from '@jsonforms/material-renderers';
import { JsonForms } from '@jsonforms/react';
import { useEffect, useState } from 'react';
import { mount } from './mount';

/** JSON Forms with its own ajv, its generated layout and its material renderers. Long texts have several lines. */
function JsonFormsForm({ schema, defaults, longNames, offer }) {
  const [given, setGiven] = useState(defaults);
  const [layout] = useState(() => layoutOf(schema, longNames));
  useEffect(() => {
    offer({ change: setGiven, reset: () => setGiven({ ...defaults }) });
  }, [offer, defaults]);
  return (
    <JsonForms
      schema={schema}
      uischema={layout}
      data={given}
      renderers={materialRenderers}
      cells={materialCells}
    />
  );
}

function layoutOf(schema, longNames) {
  const layout = Generate.uiSchema(schema);
  for (const element of layout.elements) {
    const isLong = longNames.some((name) => element.scope === `#/properties/${name}`);
    if (isLong) element.options = { multi: true };
  }
  return layout;
}

mount(JsonFormsForm);
