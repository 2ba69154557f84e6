/** What webhooks are signed with, kept in memory. */
export type WebhookSecrets = {
  /** As it was when it was asked for last. */
  present: () => Promise<string>;
  /** Asked for anew; null where that was done within the last minute. */
  renewed: () => Promise<string | null>;
};

const MINUTE = 60_000;

/**
 * The provider is asked when the first webhook comes, and again where a signature does not fit: the secret may have been
 * changed. Once a minute at most, after a failure too, since anybody may send what does not fit; several at once are one
 * question.
 */
export function createWebhookSecrets(
  ask: () => Promise<string>,
  now: () => number = () => performance.now(),
): WebhookSecrets {
  let known: Promise<string> | null = null;
  let failed: Promise<string> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;

  function asked(): Promise<string> {
    askedAt = now();
    const before = known;
    const answer = ask();
    known = answer;
    failed = null;
    // A failure takes nothing away that was known.
    answer.catch(() => {
      if (known !== answer) return;
      known = before;
      failed = answer;
    });
    return answer;
  }

  const isRecent = () => now() - askedAt < MINUTE;

  return {
    present: () => known ?? (isRecent() && failed !== null ? failed : asked()),
    renewed: async () => (isRecent() ? null : asked()),
  };
}
