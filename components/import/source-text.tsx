import { Textarea } from '@mantine/core';
import { describeError } from '@/components/shell/describe-error';
import { goToOffset, sourceTextId } from './go-to-offset';
import classes from './import.module.css';
import { LongText } from './long-text';
import { OpenFile } from './open-file';
import { MOST_SHOWN, type TextSource } from './use-text-source';

/** The schema as a text, with its first fault; a file is opened into it. `error`: what the server has against it. */
export function SourceText({ source, error }: { source: TextSource; error: Error | null }) {
  const { fault } = source;
  const said = fault ? (
    <Fault fault={fault} isShown={source.isShown} />
  ) : (
    error && describeError(error).detail
  );
  return (
    <>
      {source.isShown ? (
        <Textarea
          id={sourceTextId}
          label="Schema"
          placeholder="Paste it here, or drop a file"
          value={source.text}
          onChange={(event) => source.type(event.currentTarget.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData('text');
            if (text.length <= MOST_SHOWN) return;
            event.preventDefault();
            source.replace(text);
          }}
          rows={12}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          resize="vertical"
          classNames={{ input: classes.text }}
          error={said}
          errorProps={{ role: 'alert' }}
        />
      ) : (
        <LongText length={source.text.length} onClear={() => source.replace('')} error={said} />
      )}
      <OpenFile source={source} />
    </>
  );
}

type FaultProps = { fault: NonNullable<TextSource['fault']>; isShown: boolean };

function Fault({ fault: { place, message }, isShown }: FaultProps) {
  const where = place && `Line ${place.line}, column ${place.column}`;
  return (
    <>
      {place && isShown ? (
        <button type="button" className={classes.place} onClick={() => goToOffset(place.offset)}>
          {where}
        </button>
      ) : (
        where
      )}{' '}
      {message}
    </>
  );
}
