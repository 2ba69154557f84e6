import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { Link } from '@/components/shell/link';
import { activateHref, compareHref } from '@/components/shell/model-hrefs';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import { activateRefusal, archiveRefusal } from './reasons';
import classes from './versions.module.css';

const ArchiveVersionDialog = dynamic(
  () => import('./archive-version-dialog').then((module) => module.ArchiveVersionDialog),
  { ssr: false },
);

/** What can be done with one version, each with the reason where it cannot. */
export function VersionActions({ model, version }: { model: Model; version: ModelVersion }) {
  const forbidden = usePermission('registry:write');
  const router = useRouter();
  const archive = useDialog();
  const isComparable = model.version !== null && model.version !== version.version;
  const name = `version ${version.version}`;
  return (
    <span className={classes.actions}>
      <ReasonButton
        variant="default"
        size="compact-sm"
        aria-label={`Activate ${name}`}
        reason={forbidden ?? activateRefusal(model, version)}
        onClick={() => router.push(activateHref(model, version.version))}
      >
        Activate…
      </ReasonButton>
      <ReasonButton
        variant="default"
        size="compact-sm"
        aria-label={`Archive ${name}`}
        reason={forbidden ?? archiveRefusal(model, version)}
        onClick={archive.open}
      >
        Archive…
      </ReasonButton>
      {isComparable && (
        <Button
          component={Link}
          href={compareHref(model, model.version ?? version.version, version.version)}
          variant="subtle"
          size="compact-sm"
          aria-label={`Compare ${name} with what is in production`}
        >
          Compare
        </Button>
      )}
      {archive.openings > 0 && (
        <ArchiveVersionDialog
          key={archive.openings}
          version={version}
          opened={archive.opened}
          onClose={archive.close}
        />
      )}
    </span>
  );
}
