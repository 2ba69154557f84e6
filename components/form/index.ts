export type { FormHandle } from './create-schema-form';
export { fieldsOf } from './fields-of';
export { matchesText } from './matches-text';
export { SchemaForm } from './schema-form';
export { SingleField } from './single-field';
export type { Field, FieldIssue, FieldKey } from './types';
export {
  useDeferredOverrides,
  useIsDirty,
  useIssues,
  useOverrides,
  useSchemaForm,
  useUndoLabel,
} from './use-schema-form';
