'use client';

import { DiffTable } from '@/components/diff';
import { Link } from '@/components/shell/link';
import { RelativeTime } from '@/components/shell/relative-time';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import { describeChange } from './describe-change';
import styles from './last-changes.module.css';
import { UndoButton } from './undo-button';

/** More differences than this are folded away. */
const SHORT = 6;

/** One change: who, what, when, why, the difference, and Undo. */
export function ChangeItem({ event, newest }: { event: AuditEvent; newest: boolean }) {
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <div>
          <Sentence event={event} />
          <div className={styles.facts}>
            <RelativeTime time={event.created_at} />
            {pageOf(event) !== 'configure' && event.revision !== null && ` · revision ${event.revision}`}
            {event.note && ` · “${event.note}”`}
          </div>
        </div>
        <UndoButton event={event} newest={newest} />
      </div>
      {event.before !== null && event.diff.length > 0 && <Difference event={event} />}
    </li>
  );
}

function Sentence({ event }: { event: AuditEvent }) {
  const { before, model, after } = describeChange(event);
  return (
    <div>
      <strong>{event.actor.name}</strong> {before}{' '}
      {model && <Link href={hrefOf(event, model.id)}>{model.name}</Link>} {after}
    </div>
  );
}

function hrefOf(event: AuditEvent, modelId: string): string {
  if (event.action.startsWith('prompts.')) return '/prompts/history';
  return `/models/${encodeURIComponent(modelId)}/${pageOf(event)}`;
}

/** The page of the model that tells more of a change. */
function pageOf({ action }: AuditEvent): 'history' | 'versions' | 'configure' {
  if (action.startsWith('config.')) return 'history';
  return action.startsWith('version.') ? 'versions' : 'configure';
}

function Difference({ event: { action, diff: changes, subject_name: name } }: { event: AuditEvent }) {
  // Of an activation the trail keeps the version, and the config under a name of its own.
  const diff = action.startsWith('version.')
    ? changes.map((change) => ({ ...change, path: change.path.replace(/^\/config(?=\/)/, '') }))
    : changes;
  const table = (
    <DiffTable changes={diff} beforeLabel="Before" afterLabel="After" caption={`What changed: ${name}`} />
  );
  if (diff.length <= SHORT) return table;
  return (
    <details className={styles.folded}>
      <summary>{diff.length} values changed</summary>
      {table}
    </details>
  );
}
