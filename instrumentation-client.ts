import { config } from 'zod/v4/core';
import { TRAVERSE } from '@/components/shell/traverse-event';

// This runs before the router listens to the history, so that a page with unsaved work can hear of it first.
window.addEventListener('popstate', (event) => {
  if (!window.dispatchEvent(new Event(TRAVERSE, { cancelable: true }))) event.stopImmediatePropagation();
});

// Else zod tries eval as it makes the first schema, and the browser reports a violation of the pages' policy.
config({ jitless: true });
