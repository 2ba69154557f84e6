export { guardPrompts } from './guard-prompts';
export { listPromptRevisions, readPromptRevision } from './list-prompt-revisions';
export { patchPrompts } from './patch-prompts';
export { readPromptSchema } from './read-prompt-schema';
export { readPrompts } from './read-prompts';
export { resetPrompts } from './reset-prompts';
export { restorePromptRevision } from './restore-prompt-revision';
export { savePrompts } from './save-prompts';
