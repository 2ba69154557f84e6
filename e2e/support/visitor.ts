import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';

/** An address that nobody else comes from: sign-in is limited by address, and each test may sign in as often as it likes. */
const someAddress = () => ({
  'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
});

/** Lets a page come from an address of its own. */
export const comeFromElsewhere = (page: Page) => page.setExtraHTTPHeaders(someAddress());
