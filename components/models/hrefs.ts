/** The page on which a model is tuned. */
export const configureHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/configure`;

/** The page with the revisions of a model's config. */
export const historyHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/history`;

/** The page that makes a model from a schema. */
export const importHref = '/models/import';

/** The page that makes the next version of a model from a schema. */
export const importVersionHref = ({ slug }: { slug: string }) =>
  `${importHref}?model=${encodeURIComponent(slug)}`;
