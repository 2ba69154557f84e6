import { takesImage } from './takes-image';

/** Max and Pro take one picture to edit, or none. */
export const fluxKontextInputBuilder = takesImage('input_image');
