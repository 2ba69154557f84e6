import type { ComponentPropsWithoutRef } from 'react';

type PictureProps = ComponentPropsWithoutRef<'img'> & { src: string; alt: string };

/** A picture as it is. Next's optimiser would ask for it without the cookie of the one who looks. */
export function Picture({ alt, ...others }: PictureProps) {
  // biome-ignore lint/performance/noImgElement: see above
  return <img alt={alt} {...others} />;
}
