export { createDiskImageStore } from './disk-image-store';
export { fetchOutput } from './fetch-output';
export { imageForProvider, imageIdOf } from './image-for-provider';
export { UnusableImageError } from './unusable-image-error';
