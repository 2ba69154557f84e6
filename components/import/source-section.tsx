import { type DragEvent, useState } from 'react';
import { Segmented } from '@/components/shell/segmented';
import classes from './import.module.css';
import { SourceAddress } from './source-address';
import { SourceText } from './source-text';
import type { SourceState, SourceWay } from './use-source';

const ways = [
  { value: 'text', label: 'Text or file' },
  { value: 'url', label: 'Address' },
] as const satisfies { value: SourceWay; label: string }[];

/** `error`: why the source could not be read by the server. `fetchedAt`: when it was fetched, where it was. */
type SourceSectionProps = { source: SourceState; error: Error | null; fetchedAt: string | null };

/** Where the schema comes from: pasted, opened or dropped as a file, or fetched from an address. */
export function SourceSection({ source, error, fetchedAt }: SourceSectionProps) {
  const [isOver, setIsOver] = useState(false);
  const { way, setWay, text } = source;

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    setWay('text');
    void text.open(file);
  }
  return (
    <section
      aria-labelledby="import-source"
      className={classes.section}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div className={classes.head}>
        <h2 id="import-source">Source</h2>
        <Segmented label="Where the schema comes from" options={ways} value={way} onChange={setWay} />
      </div>
      <p className={classes.help}>
        A Replicate model or version, an OpenAPI 3 document, fal’s OpenAPI, or a JSON Schema of an object.
        JSON or YAML.
      </p>
      {way === 'text' ? (
        <SourceText source={text} error={error} />
      ) : (
        <SourceAddress source={source} error={error} fetchedAt={fetchedAt} />
      )}
    </section>
  );
}
