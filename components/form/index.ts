export type { FormHandle } from './create-schema-form';
export { matchesText } from './matches-text';
export { SchemaForm } from './schema-form';
export type { Field, FieldIssue, FieldKey } from './types';
export { useIssues, useOverrides, useSchemaForm, useUndoLabel } from './use-schema-form';
