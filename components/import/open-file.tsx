import { Button } from '@mantine/core';
import { useRef } from 'react';
import classes from './import.module.css';
import type { TextSource } from './use-text-source';

/** Opens a file as the source, and says which one it was. */
export function OpenFile({ source }: { source: TextSource }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.file}>
      <Button variant="default" size="compact-sm" onClick={() => picker.current?.click()}>
        Open a file…
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Schema file"
        accept=".json,.yaml,.yml,.txt,application/json,application/yaml"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void source.open(file);
          // So that the same file can be opened again once it is corrected.
          event.currentTarget.value = '';
        }}
      />
      <span role="status">{source.fileName ?? 'Up to 1 MB. It is not stored before you import it.'}</span>
    </div>
  );
}
