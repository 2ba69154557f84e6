import { TextInput } from '@mantine/core';
import { focusOnMount } from './focus-on-mount';

type PresetNameBoxProps = { name: string; onName: (name: string) => void; error: string | undefined };

/** The name of a preset. */
export function PresetNameBox({ name, onName, error }: PresetNameBoxProps) {
  return (
    <TextInput
      ref={focusOnMount}
      label="Name"
      description="Such as “fast draft” or “print quality”."
      autoComplete="off"
      maxLength={60}
      value={name}
      onChange={(event) => onName(event.currentTarget.value)}
      error={error}
    />
  );
}
