import { Textarea } from '@mantine/core';

type NoteBoxProps = { note: string; onChange: (note: string) => void };

/** In a dialog: why something is changed, as it is kept with the change. */
export function NoteBox({ note, onChange }: NoteBoxProps) {
  return (
    <Textarea
      label="Why? (optional note)"
      value={note}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={1000}
      autosize
      minRows={1}
      maxRows={5}
    />
  );
}
