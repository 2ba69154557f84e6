'use client';

import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { SearchIcon } from '@/components/shell/icons';

/** How long typing has to rest before the list is asked for, in milliseconds. */
const REST = 200;

/**
 * The search text. While somebody types, the box is theirs; else it shows `value`, which the address may change.
 */
export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const report = useDebouncedCallback(onChange, REST);
  return (
    <TextInput
      type="search"
      aria-label="Search models"
      placeholder="Name, id or description"
      leftSection={<SearchIcon />}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        report(event.currentTarget.value);
      }}
      onBlur={() => {
        report.flush();
        setTyped(null);
      }}
    />
  );
}
