export { createPreset } from './create-preset';
export { deletePreset } from './delete-preset';
export { guardPreset } from './guard-preset';
export { listPresets, readPreset } from './read-presets';
export { updatePreset } from './update-preset';
