import { type RefObject, useEffect, useState } from 'react';

/**
 * True from when the focus comes into an element until it is elsewhere, so that what somebody is in is not hidden while
 * it is emptied to be typed again. A button that had the focus and is gone leaves it nowhere, which is not elsewhere.
 * Only where it is wanted does anything listen.
 */
export function useHold(element: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    const hold = ({ target }: FocusEvent) => setHeld(element.current?.contains(target as Node) === true);
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, [element, isWanted]);
  return isHeld;
}
