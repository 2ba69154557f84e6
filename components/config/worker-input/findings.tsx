import type { Editor } from '@/components/editor/use-editor';
import { segmentsOf } from '@/lib/config-schema';
import classes from './worker-input.module.css';

type Finding = { path: string; message: string };

type FindingsProps = { title: string; findings: readonly Finding[]; editor: Editor };

/** Errors or warnings. One about a tuned parameter leads to it. */
export function Findings({ title, findings, editor }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <ul aria-label={title} className={classes.findings}>
      {findings.map(({ path, message }) => {
        const name = segmentsOf(path).join('.');
        const text = message.includes(name) ? message : `${name}: ${message}`;
        const field = editor.form.fields.find(({ pointer }) => pointer === path);
        return (
          <li key={`${path} ${message}`}>
            {field && editor.refusal === null ? (
              <button
                type="button"
                className={classes.place}
                onClick={() => editor.goTo({ to: 'field', key: field.key })}
              >
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
