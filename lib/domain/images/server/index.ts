export { createImage } from './create-image';
export { readImage } from './read-image';
