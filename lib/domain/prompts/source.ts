import type {
  ConfigSource,
  PresentQuery,
  RevisionQuery,
  RevisionsQuery,
  SchemaQuery,
} from '@/lib/domain/config/source';
import {
  promptRevisionQuery,
  promptRevisionsQuery,
  promptSchemaQuery,
  promptsQuery,
  resetPrompts,
  restorePromptRevision,
  savePromptOverrides,
} from './queries';
import { promptsWritten } from './written';

/** The prompt library, edited like a model's config. */
export const promptsSource: ConfigSource = {
  id: 'prompts',
  present: promptsQuery as PresentQuery,
  revisions: promptRevisionsQuery as RevisionsQuery,
  revisionOf: (revision) => promptRevisionQuery(revision) as RevisionQuery,
  schemaOf: () => promptSchemaQuery as SchemaQuery,
  save: savePromptOverrides,
  restore: restorePromptRevision,
  reset: resetPrompts,
  written: promptsWritten,
};
