/** The page on which a model is tuned. */
export const configureHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/configure`;

/** The page with the revisions of a model's config. */
export const historyHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/history`;

/** The page that makes a model from a schema. */
export const importHref = '/models/import';

/** The page that makes the next version of a model from a schema. */
export const importVersionHref = ({ slug }: { slug: string }) =>
  `${importHref}?model=${encodeURIComponent(slug)}`;

/** The page with the versions of a model and the timeline of what was in production. */
export const versionsHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/versions`;

/** The page that compares two versions of a model. */
export const compareHref = (model: { slug: string }, from: number, to: number) =>
  `${versionsHref(model)}/compare?from=${from}&to=${to}`;

/** The page on which a version is put into production. */
export const activateHref = (model: { slug: string }, version: number) =>
  `${versionsHref(model)}/${version}/activate`;

/** A revision of a model's config, on the page with all of them. */
export const revisionHref = (model: { slug: string }, revision: number) =>
  `${historyHref(model)}#revision-${revision}`;

/** The runs, of one model where one is given. */
export const runsHref = (model?: { slug: string }) =>
  model === undefined ? '/runs' : `/runs?model=${encodeURIComponent(model.slug)}`;

/** The page of one run, or of a job. */
export const runHref = ({ id }: { id: string }) => `/runs/${encodeURIComponent(id)}`;
