import dynamic from 'next/dynamic';
import { Loading } from '@/components/shell/loading';
import classes from './import.module.css';
import type { ImportForm } from './use-import-form';

const FormPreview = dynamic(() => import('./form-preview'), {
  ssr: false,
  loading: () => <Loading what="the preview" />,
});

/** What an admin will see of the model. The last preview stays while the next one is made. */
export function PreviewPanel({ form }: { form: ImportForm }) {
  return (
    <section aria-labelledby="import-preview" aria-busy={form.isLoading} className={classes.preview}>
      <h2 id="import-preview">Preview</h2>
      <p className={classes.help}>The form as admins will see it. Try it: nothing typed here is stored.</p>
      {form.schema ? (
        <FormPreview schema={form.schema} />
      ) : (
        <p className={classes.none}>
          {form.preview
            ? 'There is no form of this source yet: see the report.'
            : 'It appears here as soon as there is a source.'}
        </p>
      )}
    </section>
  );
}
