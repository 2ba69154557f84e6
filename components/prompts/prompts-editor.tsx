'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EditorScreen } from '@/components/editor/editor-screen';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { PageBody } from '@/components/shell/page-header';
import { usePermission } from '@/components/shell/session';
import { promptSchemaQuery, promptsQuery } from '@/lib/domain/prompts/queries';
import { promptsSource } from '@/lib/domain/prompts/source';
import { PromptPreview } from './prompt-preview';

/** How often the page looks for a save by somebody else, in milliseconds. */
const LOOK_EVERY = 5_000;

/** Edits the prompt library. Without the saved one there is no form, so that built-in texts are never taken for saved ones. */
export function PromptsEditor({ workers }: { workers: ReactNode }) {
  const library = useQuery({ ...promptsQuery, refetchInterval: LOOK_EVERY });
  const schema = useQuery(promptSchemaQuery);
  const forbidden = usePermission('config:write');
  const failed = [library, schema].find((query) => query.isLoadingError);
  if (failed) {
    return (
      <PageBody>
        <Failure
          title="The prompt library could not be read"
          error={failed.error}
          onRetry={() => void Promise.all([library.refetch(), schema.refetch()])}
          retrying={library.isFetching || schema.isFetching}
        />
      </PageBody>
    );
  }
  if (!library.data || !schema.data) {
    return (
      <PageBody>
        <Loading what="the prompt library" lines={9} />
      </PageBody>
    );
  }
  return (
    <EditorScreen
      source={promptsSource}
      schema={schema.data.data.json_schema}
      label="Prompt library"
      live={library.data}
      lookError={library.error}
      refusal={forbidden}
      renderLead={(editor) => <PromptPreview editor={editor} />}
      renderBeside={() => workers}
    />
  );
}
