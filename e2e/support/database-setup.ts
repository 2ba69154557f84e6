/** Vitest and Playwright call this once before their first worker starts, and what it returns after the last. */
export { openTestServer as default } from './test-server';
