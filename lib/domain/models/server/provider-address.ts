/** A page about a model on replicate.com, whatever tab of it is open. */
const PAGE =
  /^\/(?<owner>[\w.-]+)\/(?<name>[\w.-]+)(?:\/(?:api|examples|llms\.txt|readme|versions)\b.*)?\/?$/;

/** Where Replicate's API describes a model. `baseUrl` has no slash at its end. */
export function replicateModelUrl(baseUrl: string, modelId: string): string {
  return `${baseUrl}/models/${modelId.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address to fetch for one that somebody gave: people copy that of the page, and the schema lies elsewhere. */
export function providerAddress(url: string, baseUrl: string): string {
  const { hostname, pathname } = new URL(url);
  const page = /^(www\.)?replicate\.com$/.test(hostname) ? PAGE.exec(pathname)?.groups : undefined;
  return page ? replicateModelUrl(baseUrl, `${page.owner}/${page.name}`) : url;
}

/** Whether an address lies below the provider's API, so that the key may be sent there. */
export function isBelow(url: string, baseUrl: string): boolean {
  return new URL(url).href.startsWith(`${new URL(baseUrl).href.replace(/\/$/, '')}/`);
}
