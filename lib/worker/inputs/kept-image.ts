/** A picture that is kept here, as a job names it: the path of `GET /api/v1/images/{id}`, alone or in a whole address. */
const KEPT = /^(?:https?:\/\/[^/?#]+)?\/api\/v1\/images\/([0-9a-f]{64})$/;

/** The id of the kept picture that a text names; null for any other text. */
export function keptImageId(text: string): string | null {
  return KEPT.exec(text)?.[1] ?? null;
}

/** How a kept picture is named. */
export const keptImagePath = (id: string): string => `/api/v1/images/${id}`;
