import type { ComponentPropsWithoutRef } from 'react';

type PictureProps = ComponentPropsWithoutRef<'img'> & { src: string; alt: string };

/** A picture as it is. */
export function Picture({ alt, ...others }: PictureProps) {
  // biome-ignore lint/performance/noImgElement: Next's optimiser would ask for it without the cookie of the one who looks.
  return <img alt={alt} {...others} />;
}
