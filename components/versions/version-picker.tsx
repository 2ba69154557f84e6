import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Model } from '@/lib/domain/models/contract';
import { versionsQuery } from '@/lib/domain/registry/queries';
import classes from './compare.module.css';

type VersionPickerProps = {
  model: Model;
  label: string;
  value: number;
  onChange: (version: number) => void;
};

/** One of the versions of a model; older ones are loaded on demand. */
export function VersionPicker({ model, label, value, onChange }: VersionPickerProps) {
  const query = useInfiniteQuery(versionsQuery(model.id));
  const versions = query.data?.pages.flatMap((page) => page.data.models) ?? [];
  const options = versions.map(({ version, status }) => ({
    value: String(version),
    label: `Version ${version} · ${status}`,
  }));
  const isKnown = options.some((option) => option.value === String(value));
  return (
    <div className={classes.picker}>
      <NativeSelect
        label={label}
        data={isKnown ? options : [...options, { value: String(value), label: `Version ${value}` }]}
        value={String(value)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load older versions
        </Button>
      )}
    </div>
  );
}
