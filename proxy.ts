import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '@/lib/platform/http/path-header';
import { apiPolicy, NONCE_HEADER, pagePolicy, securityHeaders } from '@/lib/platform/http/security-headers';

/** Runs before every page and route: security headers for all, a policy with a fresh nonce for pages. */
export function proxy(request: NextRequest): NextResponse {
  const response = request.nextUrl.pathname.startsWith('/api/') ? forApi() : forPage(request);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

function forApi(): NextResponse {
  const response = NextResponse.next();
  response.headers.set('content-security-policy', apiPolicy);
  return response;
}

function forPage(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = pagePolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from this header of the request.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!_next/static|_next/image).*)' };
