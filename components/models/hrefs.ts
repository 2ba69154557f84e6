/** The page on which a model is tuned. */
export const configureHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/configure`;

/** The page with the revisions of a model's config. */
export const historyHref = ({ slug }: { slug: string }) => `/models/${encodeURIComponent(slug)}/history`;
