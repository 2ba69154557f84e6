import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * The attributes of a text box that shows `text` and keeps what is typed in it: React does not control it, so that a
 * key that is only kept (see `keepsTyping` in controls.ts) draws nothing. It is written where what it shows is not
 * the same.
 */
export function useBox<Element extends Box>(
  text: string,
  isSame: (shown: string) => boolean = (shown) => shown === text,
): { ref: RefObject<Element | null>; defaultValue: string } {
  const ref = useRef<Element>(null);
  const [defaultValue] = useState(text);
  useLayoutEffect(() => {
    if (ref.current && !isSame(ref.current.value)) ref.current.value = text;
  });
  return { ref, defaultValue };
}
