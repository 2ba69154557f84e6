import dynamic from 'next/dynamic';
import { useId } from 'react';
import { Link } from '@/components/shell/link';
import { compareHref } from '@/components/shell/model-hrefs';
import { ReasonButton } from '@/components/shell/reason-button';
import { RelativeTime } from '@/components/shell/relative-time';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import type { VersionEvent } from '@/lib/domain/registry/contract';
import type { Period } from './periods-of';
import { undoRefusal } from './reasons';
import classes from './versions.module.css';

const UndoActivationDialog = dynamic(
  () => import('@/components/promotion/undo-activation-dialog').then((module) => module.UndoActivationDialog),
  { ssr: false },
);

const verbs: Record<VersionEvent['action'], string> = {
  activate: 'activated',
  undo: 'brought back by an undo',
  register: 'registered in production',
  archive: 'archived',
};

/** One time in production: from when to when, by whom, why, and Undo where it can be taken back. */
export function PeriodEntry({ model, period: { start, end } }: { model: Model; period: Period }) {
  const titleId = useId();
  const { version, former_version: former, note, action, actor } = start;
  return (
    <li className={classes.period} data-present={end === null || undefined} aria-labelledby={titleId}>
      <div className={classes.entry}>
        <h3 id={titleId} className={classes.number}>
          Version {version}
        </h3>
        <span className={classes.span}>
          {end === null ? 'since ' : 'from '}
          <RelativeTime time={start.created_at} />
          {end !== null && (
            <>
              {' until '}
              <RelativeTime time={end.created_at} />
            </>
          )}
        </span>
        {end === null && <UndoActivation model={model} event={start} />}
      </div>
      <p className={classes.why}>
        {verbs[action]} by {actor.name}
        {former !== null && (
          <>
            , in place of <Link href={compareHref(model, former, version)}>version {former}</Link>
          </>
        )}
        {note !== null && note !== '' && <>: “{note}”</>}
      </p>
    </li>
  );
}

function UndoActivation({ model, event }: { model: Model; event: VersionEvent }) {
  const forbidden = usePermission('registry:write');
  const dialog = useDialog();
  return (
    <span className={classes.undo}>
      <ReasonButton
        variant="default"
        size="compact-sm"
        aria-label={`Undo the activation of version ${event.version}`}
        reason={forbidden ?? undoRefusal(model, event)}
        onClick={dialog.open}
      >
        Undo…
      </ReasonButton>
      {dialog.openings > 0 && (
        <UndoActivationDialog
          key={dialog.openings}
          event={event}
          opened={dialog.opened}
          onClose={dialog.close}
        />
      )}
    </span>
  );
}
