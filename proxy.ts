import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '@/lib/platform/http/path-header';
import { NONCE_HEADER, pagePolicy, securityHeaders } from '@/lib/platform/http/security-headers';

/** Runs before every page: security headers, and a policy with a fresh nonce. `next.config.ts` has those of the API. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = pagePolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from this header of the request.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: '/((?!api/|_next/static|_next/image).*)' };
