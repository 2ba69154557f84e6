'use client';

import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * Next's link, which loads its page ahead once somebody points at it or comes to it by keyboard. By default Next does so for
 * every link in view, and asks twice each: a page of ten links would make twenty requests that hardly anyone needs.
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
