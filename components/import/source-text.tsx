import { Button, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { describeError } from '@/components/shell/describe-error';
import { goToOffset, sourceTextId } from './go-to-offset';
import classes from './import.module.css';
import type { TextSource } from './use-text-source';

/** The schema as a text, with its first fault; a file is opened into it. */
export function SourceText({ source, error }: { source: TextSource; error: Error | null }) {
  const picker = useRef<HTMLInputElement>(null);
  const { fault, fileName } = source;
  return (
    <>
      <Textarea
        id={sourceTextId}
        label="Schema"
        labelProps={{ className: classes.hidden }}
        placeholder="Paste it here, or drop a file"
        value={source.text}
        onChange={(event) => source.type(event.currentTarget.value)}
        rows={12}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        resize="vertical"
        classNames={{ input: classes.text }}
        error={
          fault ? (
            <>
              {fault.place && (
                <button
                  type="button"
                  className={classes.place}
                  onClick={() => goToOffset(fault.place?.offset ?? 0)}
                >
                  Line {fault.place.line}, column {fault.place.column}
                </button>
              )}{' '}
              {fault.message}
            </>
          ) : (
            error && describeError(error).detail
          )
        }
        errorProps={{ role: 'alert' }}
      />
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
        <span role="status">{fileName ?? 'Up to 1 MB. It is not stored before you import it.'}</span>
      </div>
    </>
  );
}
