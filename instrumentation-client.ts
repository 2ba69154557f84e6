import { TRAVERSE } from '@/components/shell/traverse-event';

// This runs before the router listens to the history, so that a page with unsaved work can hear of it first.
window.addEventListener('popstate', (event) => {
  if (!window.dispatchEvent(new Event(TRAVERSE, { cancelable: true }))) event.stopImmediatePropagation();
});
