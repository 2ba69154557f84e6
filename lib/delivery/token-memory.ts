import type { UsableToken } from '@/lib/domain/tokens/server';
import { scopesAllow } from '@/lib/platform/auth/permissions';
import { bearerToken, hashSecret } from '@/lib/platform/auth/secrets';
import { steadyNow } from '@/lib/platform/steady-clock';

/** A token as it is kept in memory: its hash and rights, never its secret. */
export type KnownToken = {
  readonly id: string;
  readonly mayRead: boolean;
  /** On the steady clock; the database says how long it is until then. */
  readonly expiresAt: number;
  /** When it was last used, and when that was last noted in the database; 0: not in this process. */
  usedAt: number;
  notedAt: number;
};

/** How many headers are remembered: one token can be written in many ways. */
const MEMO_LIMIT = 10_000;

/** A use is noted to the minute. */
const NOTE_EVERY = 60_000;

/** The tokens that may be used now. Nothing is asked of the database when one is checked. */
export class TokenMemory {
  readonly #fixed: [hash: string, token: KnownToken][];
  #byHash = new Map<string, KnownToken>();
  #byId = new Map<string, KnownToken>();
  /** By the whole header, so that a request costs no hash. Only headers that were let in are kept. */
  readonly #byHeader = new Map<string, KnownToken>();
  #read = '';

  /** `fixed`: the token from the environment, which may do everything. */
  constructor(fixed: string | undefined) {
    this.#fixed = fixed === undefined ? [] : [[hashSecret(fixed), knownToken(null, 0)]];
    this.#index(this.#fixed);
  }

  /** Takes over what the database has now. */
  replace(tokens: readonly UsableToken[], now = steadyNow()): void {
    const read = JSON.stringify(tokens.map(({ expiresInMs: _, ...token }) => token));
    if (read === this.#read) return;
    this.#read = read;
    const entries = tokens.map((token): [string, KnownToken] => {
      const { usedAt = 0, notedAt = 0 } = this.#byId.get(token.id) ?? {};
      return [token.tokenHash, { ...knownToken(token, now), usedAt, notedAt }];
    });
    this.#index([...entries, ...this.#fixed]);
    this.#byHeader.clear();
  }

  /** The token in an `Authorization` header; null where it is none of ours, or has expired at `now`. */
  find(authorization: string, now: number): KnownToken | null {
    const token = this.#byHeader.get(authorization) ?? this.#look(authorization);
    if (token === null || token.expiresAt <= now) return null;
    token.usedAt = now;
    return token;
  }

  /** Whether a token that was let in once still may read. */
  isUsable(id: string, now: number): boolean {
    const token = this.#byId.get(id);
    return token !== undefined && token.expiresAt > now;
  }

  /** Ids of the tokens whose use is to be noted in the database; they count as noted then. */
  takeUsed(now: number): string[] {
    const used = [...this.#byHash.values()].filter(
      ({ usedAt, notedAt }) => usedAt > notedAt && now - notedAt >= NOTE_EVERY,
    );
    for (const token of used) token.notedAt = now;
    const fixed = new Set(this.#fixed.map(([, token]) => token));
    return used.filter((token) => !fixed.has(token)).map(({ id }) => id);
  }

  #index(entries: [string, KnownToken][]): void {
    this.#byHash = new Map(entries);
    this.#byId = new Map(entries.map(([, token]) => [token.id, token]));
  }

  /** The hash is what is compared: how long that takes says nothing of the secret. */
  #look(authorization: string): KnownToken | null {
    const secret = bearerToken(authorization);
    const token = (secret !== null && this.#byHash.get(hashSecret(secret))) || null;
    if (token === null) return null;
    if (this.#byHeader.size >= MEMO_LIMIT) this.#byHeader.clear();
    this.#byHeader.set(authorization, token);
    return token;
  }
}

function knownToken(token: UsableToken | null, now: number): KnownToken {
  return {
    id: token?.id ?? 'MODELBOARD_API_TOKEN',
    mayRead: scopesAllow(token?.scopes ?? ['admin'], 'runtime:read'),
    expiresAt: now + (token?.expiresInMs ?? Number.POSITIVE_INFINITY),
    usedAt: 0,
    notedAt: 0,
  };
}
