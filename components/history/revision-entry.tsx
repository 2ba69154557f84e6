import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import { DiffTable } from '@/components/diff';
import { ReasonButton } from '@/components/shell/reason-button';
import { RelativeTime } from '@/components/shell/relative-time';
import { usePermission } from '@/components/shell/session';
import { StateBadge } from '@/components/shell/state-badge';
import { useDialog } from '@/components/shell/use-dialog';
import { diff } from '@/lib/config-schema';
import type { ConfigSource, TunedConfig, TunedRevision } from '@/lib/domain/config/source';
import classes from './history.module.css';

const RestoreDialog = dynamic(() => import('./restore-dialog').then((module) => module.RestoreDialog), {
  ssr: false,
});

type RevisionEntryProps = {
  source: ConfigSource;
  revision: TunedRevision;
  /** What is live; null where that is not known or there is nothing. */
  present: TunedConfig | null;
  /** Why nothing may be restored; null where it may. */
  refusal: string | null;
};

/** One revision: who, when, why, what it changed; compare it with the present, restore it. */
export function RevisionEntry({ source, revision, present, refusal }: RevisionEntryProps) {
  const titleId = useId();
  const comparisonId = useId();
  const [isCompared, setIsCompared] = useState(false);
  const dialog = useDialog();
  const forbidden = usePermission('config:write');
  const { revision: number, diff: changes, note, created_by, created_at, version } = revision;
  const isLive = present?.revision === number;
  const notRestorable =
    forbidden ??
    refusal ??
    (isLive ? 'This revision is live.' : null) ??
    (present === null ? 'The present config is not known yet.' : null);

  return (
    <li id={`revision-${number}`} className={classes.entry} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h3 id={titleId} className={classes.number}>
          Revision {number}
        </h3>
        {isLive && <StateBadge tone="live">Live</StateBadge>}
        {version !== undefined && <StateBadge>Version {version}</StateBadge>}
        <span className={classes.origin}>
          {created_by}, <RelativeTime time={created_at} />
        </span>
        <span className={classes.actions}>
          {present !== null && !isLive && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-expanded={isCompared}
              aria-controls={comparisonId}
              onClick={() => setIsCompared(!isCompared)}
            >
              {isCompared ? 'Hide the comparison' : 'Compare with the present'}
            </Button>
          )}
          <ReasonButton
            size="compact-sm"
            variant="default"
            reason={notRestorable}
            aria-label={`Restore revision ${number}`}
            onClick={dialog.open}
          >
            Restore
          </ReasonButton>
        </span>
      </div>
      {note !== null && note !== '' && <p className={classes.reason}>“{note}”</p>}
      {changes.length > 0 ? (
        <DiffTable
          changes={changes}
          beforeLabel={number === 1 ? 'Default' : `Revision ${number - 1}`}
          afterLabel={`Revision ${number}`}
        />
      ) : (
        <p className={classes.same}>
          No value changed: parameters were pinned or released
          {version === undefined ? '' : ', or the version changed'}.
        </p>
      )}
      <div id={comparisonId} hidden={!isCompared}>
        {isCompared && present !== null && <Comparison revision={revision} present={present} />}
      </div>
      {dialog.openings > 0 && present !== null && (
        <RestoreDialog
          key={dialog.openings}
          source={source}
          revision={revision}
          present={present}
          opened={dialog.opened}
          onClose={dialog.close}
        />
      )}
    </li>
  );
}

function Comparison({ revision, present }: { revision: TunedRevision; present: TunedConfig }) {
  const changes = diff(revision.config, present.config);
  return (
    <div className={classes.comparison}>
      <h4 className={classes.subtitle}>Since then</h4>
      {changes.length === 0 ? (
        <p className={classes.same}>The present config has the same values.</p>
      ) : (
        <DiffTable changes={changes} beforeLabel={`Revision ${revision.revision}`} afterLabel="Live now" />
      )}
    </div>
  );
}
