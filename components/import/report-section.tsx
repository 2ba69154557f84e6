import { placeOf } from '@/components/shell/json-text';
import type { Pointer } from '@/lib/config-schema';
import { goToOffset } from './go-to-offset';
import classes from './import.module.css';
import { counted, linesOf } from './recognised';
import type { ImportForm } from './use-import-form';

/** Notes beyond this many are folded; errors and warnings never are. */
const FEW = 5;

type Entry = ImportForm['report'][number];

const levels = { error: 'Error', warning: 'Warning', info: 'Note' };

/** What importing found, line by line: what stands against it, what is lost, what was decided. */
export function ReportSection({ form }: { form: ImportForm }) {
  const { report, source } = form;
  const of = (level: Entry['level']) => report.filter((entry) => entry.level === level);
  const [errors, warnings, notes] = [of('error'), of('warning'), of('info')];
  const text = source.way === 'text' ? source.text : null;
  const list = (entries: Entry[]) => (
    <ReportList entries={entries} text={text?.text ?? ''} offsets={text?.offsets} />
  );
  return (
    <section aria-labelledby="import-report" className={classes.section}>
      <div className={classes.head}>
        <h2 id="import-report">Report</h2>
        <p role="status" className={classes.count}>
          {form.preview &&
            [
              counted(linesOf(errors), 'error'),
              counted(linesOf(warnings), 'warning'),
              counted(linesOf(notes), 'note'),
            ].join(', ')}
        </p>
      </div>
      {form.preview && report.length === 0 && <p className={classes.help}>Everything is kept as it is.</p>}
      {errors.length + warnings.length > 0 && list([...errors, ...warnings])}
      {notes.length > FEW ? (
        <details className={classes.notes}>
          <summary>{counted(linesOf(notes), 'note')}</summary>
          {list(notes)}
        </details>
      ) : (
        notes.length > 0 && list(notes)
      )}
    </section>
  );
}

type ReportListProps = {
  entries: Entry[];
  text: string;
  offsets: ReadonlyMap<Pointer, number> | null | undefined;
};

function ReportList({ entries, text, offsets }: ReportListProps) {
  return (
    <ul className={classes.report}>
      {entries.map(({ path, level, message }, index) => {
        const offset = offsets?.get(path);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and may say the same thing twice.
          <li key={index} data-level={level}>
            <span className={classes.level}>{levels[level]}</span> {message}
            {path !== '' && (
              <div className={classes.where}>
                <code>{path}</code>
                {offset !== undefined && (
                  <button type="button" className={classes.place} onClick={() => goToOffset(offset)}>
                    line {placeOf(text, offset).line}
                  </button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
