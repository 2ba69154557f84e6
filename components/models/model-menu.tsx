'use client';

import { ActionIcon, Menu } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { MoreIcon } from '@/components/shell/icons';
import { importRefusal } from '@/components/shell/import-refusal';
import { importVersionHref } from '@/components/shell/model-hrefs';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import { exportUrl } from '@/lib/domain/models/queries';
import { archiveRefusal } from './archive-refusal';
import { ReasonItem } from './reason-item';

const DetailsDialog = dynamic(() => import('./details-dialog').then((module) => module.DetailsDialog), {
  ssr: false,
});
const ArchiveDialog = dynamic(() => import('./archive-dialog').then((module) => module.ArchiveDialog), {
  ssr: false,
});

/** What is seldom done to a model: rename, import a version, archive, bring back. */
export function ModelMenu({ model }: { model: Model }) {
  const details = useDialog();
  const archive = useDialog();
  const forbidden = usePermission('registry:write');
  const router = useRouter();
  const archived = model.archived_at !== null;
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={`More for ${model.name}`}>
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ReasonItem reason={forbidden} onClick={details.open}>
            Rename…
          </ReasonItem>
          <ReasonItem
            reason={forbidden ?? importRefusal(model)}
            onClick={() => router.push(importVersionHref(model))}
          >
            Import a new version…
          </ReasonItem>
          {model.version !== null && (
            <Menu.Item
              component="a"
              href={exportUrl(model.id, model.version)}
              download={`${model.slug}-version-${model.version}.schema.json`}
            >
              Download the schema
            </Menu.Item>
          )}
          <ReasonItem reason={forbidden ?? (archived ? null : archiveRefusal(model))} onClick={archive.open}>
            {archived ? 'Bring back…' : 'Archive…'}
          </ReasonItem>
        </Menu.Dropdown>
      </Menu>
      {details.openings > 0 && (
        <DetailsDialog key={details.openings} model={model} opened={details.opened} onClose={details.close} />
      )}
      {archive.openings > 0 && (
        <ArchiveDialog key={archive.openings} model={model} opened={archive.opened} onClose={archive.close} />
      )}
    </>
  );
}
