'use client';

import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { SearchIcon } from './icons';
import { searchEntries } from './search-entries';
import { type SearchTarget, useSearchTargets } from './use-search-targets';

const groups = ['Models', 'Parameters', 'Screens', 'Colours'] as const;

/** Finds models, parameters, screens and the colour scheme. Opens whenever `openings` rises. */
export default function SearchDialog({ openings }: { openings: number }) {
  const link = useRef<HTMLAnchorElement>(null);
  const [destination, setDestination] = useState('/');
  const { setColorScheme } = useMantineColorScheme();
  const [query, setQuery] = useState('');
  const { targets, loading, failed } = useSearchTargets(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further opening opens it again
  useEffect(() => spotlight.open(), [openings]);

  function go({ colorScheme, href }: SearchTarget) {
    if (colorScheme) setColorScheme(colorScheme);
    if (!href) return;
    // Through a real link, so that a page with unsaved changes hears of it and can hold it back.
    flushSync(() => setDestination(href));
    link.current?.click();
  }

  const found = searchEntries(targets, query);
  return (
    <>
      <Link ref={link} href={destination} prefetch={false} hidden tabIndex={-1} aria-hidden="true" />
      <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} scrollable maxHeight={420}>
        <Spotlight.Search
          placeholder="Find a model, parameter or screen"
          aria-label="Search"
          leftSection={<SearchIcon />}
        />
        <Spotlight.ActionsList>
          {groups.map((group) => {
            const members = found.filter((target) => target.group === group);
            return members.length === 0 ? null : (
              <Spotlight.ActionsGroup key={group} label={group}>
                {members.map((target) => (
                  <Spotlight.Action
                    key={target.id}
                    label={target.label}
                    description={target.description}
                    onClick={() => go(target)}
                  />
                ))}
              </Spotlight.ActionsGroup>
            );
          })}
          {found.length === 0 && (
            <Spotlight.Empty>{loading ? 'Loading…' : 'Nothing has this name'}</Spotlight.Empty>
          )}
        </Spotlight.ActionsList>
        {failed && (
          <Spotlight.Footer>Some models could not be read, so this may not be all.</Spotlight.Footer>
        )}
      </Spotlight.Root>
    </>
  );
}
