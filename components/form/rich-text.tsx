import { lazy, Suspense } from 'react';

const Markdown = lazy(() => import('./markdown'));

/** What Markdown would show differently; most descriptions hold nothing of it, and never load its reader. */
const MARKUP = [/\*\S|`|\]\(|https?:\/\//, /(^|\s)_\S/, /^\s*([-+*]|\d+[.)])\s/m, /^#{1,6}\s/m];

/** A text that is longer is no description, and is not worth the time. */
const MOST_CHARACTERS = 10_000;

/** A text from a schema, with its Markdown shown. Where that is not loaded yet, it is there as it was written. */
export function RichText({ text }: { text: string }) {
  const isPlain = text.length > MOST_CHARACTERS || !MARKUP.some((markup) => markup.test(text));
  if (isPlain) return <p>{text}</p>;
  return (
    <Suspense fallback={<p>{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  );
}
