import { useEffect, useEffectEvent, useRef } from 'react';
import { type Draft, keepDraft, takeDraft } from './draft';

type DraftProps = {
  sourceId: string;
  userId: string;
  /** Reads the unsaved work as it stands; null where there is none. */
  unsaved: (() => Omit<Draft, 'userId'>) | null;
  /** Called once, after the first render, with what was kept earlier. */
  onFound: (draft: Draft) => void;
};

/**
 * Unsaved work outlives the screen: it is kept in this tab when the screen goes away unasked, and handed back when
 * the same person opens it again.
 */
export function useDraft({ sourceId, userId, unsaved, onFound }: DraftProps) {
  const dropped = useRef(false);
  const keep = (work = unsaved?.() ?? null) => {
    if (work !== null) keepDraft(window.sessionStorage, sourceId, { ...work, userId });
  };
  const handBack = useEffectEvent(() => {
    const draft = takeDraft(window.sessionStorage, sourceId, userId);
    if (draft !== null) onFound(draft);
  });
  const keepUnlessDropped = useEffectEvent(() => {
    if (!dropped.current) keep();
  });
  useEffect(() => {
    handBack();
    return () => keepUnlessDropped();
  }, []);

  return {
    keep,
    /** The person chose to leave the work behind. */
    drop: () => {
      dropped.current = true;
    },
  };
}
