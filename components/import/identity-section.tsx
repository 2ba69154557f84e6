import { Select, TextInput } from '@mantine/core';
import type { Identity } from './identity';
import classes from './import.module.css';
import { recognised } from './recognised';
import type { ImportForm } from './use-import-form';

/** What was recognised, which of its operations is taken, and what the model is to be called. */
export function IdentitySection({ form }: { form: ImportForm }) {
  const { preview, model, identity, setIdentity, problem } = form;
  const operations = preview?.operations ?? [];
  const field = (name: keyof Identity) => ({
    value: identity[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setIdentity({ [name]: event.currentTarget.value }),
    error: problem.fields.find((each) => each.name === name)?.message,
  });
  return (
    <section aria-labelledby="import-model" className={classes.section}>
      <h2 id="import-model">Model</h2>
      <p role="status" className={classes.help}>
        {recognised(form)}
      </p>
      <div className={classes.fields}>
        {operations.length > 0 && (
          <Select
            label="Operation"
            description={`The document has ${operations.length} request bodies; each could be a model.`}
            placeholder="Choose one"
            searchable
            nothingFoundMessage="No operation matches"
            limit={200}
            allowDeselect={false}
            data={operations.map(({ id, title }) => ({
              value: id,
              label: title === id ? id : `${title} · ${id}`,
            }))}
            value={preview?.operation ?? null}
            onChange={(id) => id !== null && form.setOperation(id)}
          />
        )}
        {model === null && preview && (
          <>
            <TextInput
              label="Model id"
              description="owner/name or a plain name. Workers use it; it never changes."
              required
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              {...field('model_id')}
            />
            <TextInput
              label="Name"
              placeholder="The last part of the id"
              maxLength={100}
              {...field('name')}
            />
            <TextInput
              label="Address"
              description="The name in links, after /models/."
              placeholder="Made from the id"
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              {...field('slug')}
            />
          </>
        )}
      </div>
    </section>
  );
}
