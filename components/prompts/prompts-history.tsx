'use client';

import { Revisions } from '@/components/history/revisions';
import { PageBody } from '@/components/shell/page-header';
import { promptsSource } from '@/lib/domain/prompts/source';

/** Every revision of the prompt library. */
export function PromptsHistory() {
  return (
    <PageBody>
      <Revisions
        source={promptsSource}
        hasPresent
        refusal={null}
        empty="The built-in texts have been live since the start. The first save on the tab “Edit” appears here."
      />
    </PageBody>
  );
}
