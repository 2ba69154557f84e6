import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatValue } from '@/components/diff';
import { RelativeTime } from '@/components/shell/relative-time';
import type { TunedConfig } from '@/lib/domain/config/source';
import { type Answer, RequestError } from '@/lib/platform/client/call';
import classes from './news.module.css';
import type { Editor } from './use-editor';

type NewsProps = {
  editor: Editor;
  live: Answer<TunedConfig>;
  version: number | undefined;
  /** Why the last look for news failed; null where it did not. */
  lookError: Error | null;
};

/** What happened elsewhere while this page is open. It is announced; nothing that was typed is touched. */
export function News({ editor, live, version, lookError }: NewsProps) {
  const { base, restored } = editor;
  const signedOut = lookError instanceof RequestError && lookError.status === 401;
  const isPromoted = live.data.version !== version;
  const isSaved = !isPromoted && live.data.revision > base.revision;
  return (
    <div aria-live="polite">
      {signedOut && (
        <Notice action="Sign in again" onAction={editor.signIn}>
          Your session has ended. What you typed is kept while you sign in.
        </Notice>
      )}
      {lookError !== null && !signedOut && (
        <Notice>The server cannot be reached at the moment. This page may not show the newest state.</Notice>
      )}
      {isPromoted && (
        <Notice
          action={editor.isUnsaved ? 'Show' : `Load version ${live.data.version}`}
          onAction={() =>
            editor.isUnsaved ? editor.setConflict({ theirs: live, cause: 'news' }) : editor.reload()
          }
        >
          Version {live.data.version} was put into production <Origin config={live.data} />. This form is made
          for version {version}
          {editor.isUnsaved ? '; what you typed is kept.' : '.'}
        </Notice>
      )}
      {isSaved && (
        <Notice action="Show" onAction={() => editor.setConflict({ theirs: live, cause: 'news' })}>
          Revision {live.data.revision} was saved <Origin config={live.data} />.
        </Notice>
      )}
      {restored !== null && (
        <Notice action="Dismiss" onAction={editor.forgetRestored}>
          Your unsaved changes were kept.{' '}
          {restored.length > 0 &&
            `Version ${version} has no place for ${restored.map(({ path, value }) => `${path.slice(1)}: ${formatValue(value)}`).join(', ')}. These were left out.`}
        </Notice>
      )}
    </div>
  );
}

function Origin({ config: { updated_by, updated_at, note } }: { config: TunedConfig }) {
  return (
    <>
      by {updated_by ?? 'somebody'}
      {updated_at !== null && (
        <>
          , <RelativeTime time={updated_at} />
        </>
      )}
      {note !== null && note !== '' && <>, “{note}”</>}
    </>
  );
}

type NoticeProps = { children: ReactNode; action?: string; onAction?: () => void };

function Notice({ children, action, onAction }: NoticeProps) {
  return (
    <div className={classes.notice}>
      <p className={classes.text}>{children}</p>
      {action !== undefined && (
        <Button size="compact-sm" variant="default" flex="none" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
