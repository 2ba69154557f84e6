import { takesImage } from '../shared/takes-image';

/** The picture to edit is `image`, and needed. */
export const inputBuilder = takesImage('image');
