export { buildInput } from './build-input';
export { previewInput } from './preview-input';
export { readJobInputs } from './read-job-inputs';
