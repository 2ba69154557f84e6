export { createDiskImageStore } from './disk-image-store';
export { fetchInputImage } from './fetch-input-image';
export { fetchOutput } from './fetch-output';
export { imageForProvider, imageIdOf } from './image-for-provider';
export { UnusableImageError } from './unusable-image-error';
