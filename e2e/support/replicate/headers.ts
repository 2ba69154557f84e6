/** Seconds that an answer is held at most, and where `Prefer: wait` names none. */
const LONGEST_WAIT = 60;
/** The vendor's own pattern: it takes 61 to 99 too, although the text beside it says 60 at most. */
const PREFER = /^wait(?:=([1-9]|[1-9][0-9]|60))?$/;
const SHORTEST_LIFE = 5;

/** For how many seconds a create is held: null where the header asks for nothing that is known (RFC 7240 §2). */
export function waitOf(prefer: string | undefined): number | null {
  const match = PREFER.exec(prefer ?? '');
  if (match === null) return null;
  return Math.min(match[1] === undefined ? LONGEST_WAIT : Number(match[1]), LONGEST_WAIT);
}

/** Seconds that a prediction may live: `30s`, `5m`, `1h30m45s`, or bare seconds. Null where it is none of them, or under 5. */
export function lifeOf(cancelAfter: string): number | null {
  const [, hours, minutes, seconds] =
    /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(cancelAfter.trim()) ?? [];
  const life = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return life >= SHORTEST_LIFE ? life : null;
}
