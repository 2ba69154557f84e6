export { createImage } from './create-image';
export { imageStore } from './image-store';
export { readImage } from './read-image';
