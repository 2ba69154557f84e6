import { takesImage } from '../shared/takes-image';

/** Several pictures come as the list `image_input`; the `image` of a job is its only one. */
export const inputBuilder = takesImage('image_input');
