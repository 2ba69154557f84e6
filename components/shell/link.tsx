'use client';

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * Next's link, which prefetches its page when the pointer or the focus reaches it. By default Next prefetches every link in
 * view, with two requests each: a page with ten links would send twenty requests, most of them for nothing.
 */
export function Link({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof NextLink>) {
  const [isNear, setNear] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={isNear ? null : false}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
