import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

type Box = HTMLInputElement | HTMLTextAreaElement;

/**
 * The attributes of a text box that shows `text` and keeps what is typed in it: React does not control it, so that a
 * key that is only kept (see `keepsTyping` in controls.ts) draws nothing. It is written where it shows anything else.
 */
export function useBox<Element extends Box>(
  text: string,
): { ref: RefObject<Element | null>; defaultValue: string } {
  const ref = useRef<Element>(null);
  const [defaultValue] = useState(text);
  useLayoutEffect(() => {
    if (ref.current && ref.current.value !== text) ref.current.value = text;
  });
  return { ref, defaultValue };
}
