'use client';

import { Button } from '@mantine/core';
import { Link } from '@/components/shell/link';
import { importHref } from '@/components/shell/model-hrefs';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';

/** Leads to the import of a model; whoever may not import one reads why. */
export function ImportLink() {
  const forbidden = usePermission('registry:write');
  return forbidden === null ? (
    <Button component={Link} href={importHref}>
      Import a model
    </Button>
  ) : (
    <ReasonButton reason={forbidden}>Import a model</ReasonButton>
  );
}
