/** Header in which `proxy.ts` passes the nonce of a page's scripts on to the page. */
export const NONCE_HEADER = 'x-modelboard-nonce';

/** What every answer says (OWASP Secure Headers): no sniffing of types, no address in Referer, no frame around us. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Content Security Policy of an API answer: whatever it holds, a browser that shows it runs and loads nothing, without an origin. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Content Security Policy of a page: scripts only with this page's nonce, or loaded by one of those.
 * Inline styles stay allowed: Mantine writes style attributes, which no nonce can cover. `development` adds
 * what React's and Next's development builds need: eval and the socket that reloads.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
