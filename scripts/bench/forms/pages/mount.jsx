import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * Mounts one form in the page and notes when it is ready. The form gets `schema`, `defaults`, `longNames`, `options` and
 * `offer`, which takes what the bench calls later: `change(values)` and `reset()`.
 */
export function mount(Form) {
  const { bench } = window;
  const offer = (actions) => Object.assign(bench, actions);
  createRoot(document.getElementById('root')).render(
    <Mounted>
      <Form {...bench} offer={offer} />
    </Mounted>,
  );
}

function Mounted({ children }) {
  useEffect(() => void noteReady(), []);
  return children;
}

/** Ready: the last parameter is in the document, its frame is drawn, and the page has nothing to do. */
async function noteReady() {
  const { bench } = window;
  do {
    await new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)));
  } while (!document.body.textContent.includes(bench.titles.at(-1)));
  bench.readyAt = performance.now();
}
