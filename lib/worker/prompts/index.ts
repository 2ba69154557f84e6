export { buildPrompt } from './build-prompt';
export { builtInLibrary, type PromptLibrary } from './library';
export { promptSchema } from './schema';
