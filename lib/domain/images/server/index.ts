export { createImage } from './create-image';
export { deleteUnusedImages } from './delete-unused-images';
export { imageStore } from './image-store';
export { readImage } from './read-image';
export { setUploadsUsed } from './repository';
