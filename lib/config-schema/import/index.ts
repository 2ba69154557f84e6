export { type Admission, admit } from './admit';
export { holdsSecret } from './guess-role';
export { type ImportOptions, importSchema } from './import-schema';
export type { ReportEntry } from './report';
export type { ImportedSchema, SourceKind, SourceOperation, Suggested } from './types';
