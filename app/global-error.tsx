'use client';

/** The last resort, when not even the layout could be drawn: no parts of ours, which may be what is broken. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ maxWidth: '36rem', margin: '15vh auto', padding: '0 16px', font: '15px/1.5 system-ui' }}>
        <style>{':root { color-scheme: light dark }'}</style>
        <title>Something went wrong · Modelboard</title>
        <h1 style={{ fontSize: '1.25rem' }}>Something went wrong here</h1>
        <p>
          The page could not be drawn. Nothing was changed. If it stays like this, look at the log of the
          server.
        </p>
        <button type="button" onClick={retry}>
          Try again
        </button>
      </body>
    </html>
  );
}
