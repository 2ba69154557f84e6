import { RequestError } from '@/lib/platform/client/call';
import classes from './save-bar.module.css';
import type { Editor } from './use-editor';

/** What the server found in the values that were sent, each leading to its field. Nothing for other failures. */
export function ServerRefusals({ editor, error }: { editor: Editor; error: Error }) {
  const entries = error instanceof RequestError ? (error.problem?.errors ?? []) : [];
  if (entries.length === 0) return null;
  const { form, setView } = editor;
  return (
    <ul className={classes.refusals}>
      {entries.map(({ path, message }) => {
        const field = form.fields.find(({ pointer }) => path === pointer || path.startsWith(`${pointer}/`));
        const goTo = () => {
          setView('form');
          if (field) requestAnimationFrame(() => form.focus(field.key));
        };
        return (
          <li key={path}>
            {field ? (
              <button type="button" className={classes.jump} onClick={goTo}>
                {field.parameter.title}
              </button>
            ) : (
              <code>{path}</code>
            )}
            : {message}
          </li>
        );
      })}
    </ul>
  );
}
