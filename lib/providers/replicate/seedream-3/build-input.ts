import { takesNoImage } from '../shared/takes-image';

/** Draws from the prompt alone. */
export const inputBuilder = takesNoImage;
