'use client';

import { Modal, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { SearchIcon } from './icons';
import { Link } from './link';
import styles from './search-dialog.module.css';
import { searchEntries, searchGroups } from './search-entries';
import { type SearchTarget, useSearchTargets } from './use-search-targets';

/**
 * Finds models, parameters, screens and colours. Opens whenever `openings` rises. A combobox with a list below
 * (ARIA Authoring Practices, "Combobox"): the focus stays in the box, the arrows choose, Enter goes there.
 */
export default function SearchDialog({ openings }: { openings: number }) {
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further opening opens it again
  useEffect(() => {
    setOpened(true);
    setChosen(false);
  }, [openings]);

  function close(byChoice: boolean) {
    setChosen(byChoice);
    setOpened(false);
  }

  return (
    // Where something was chosen, the focus belongs to the page that comes.
    <Modal.Root opened={opened} onClose={() => close(false)} returnFocus={!chosen} size={600} yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Search">
        <SearchBox onChosen={() => close(true)} />
      </Modal.Content>
    </Modal.Root>
  );
}

function SearchBox({ onChosen }: { onChosen: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const { targets, loading, failed } = useSearchTargets(query);
  const found = searchEntries(targets, query);
  const active = Math.min(position, found.length - 1);
  const optionId = (index: number) => `${id}option${index}`;

  function move(step: number) {
    const next = (active + step + found.length) % found.length;
    setPosition(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || found.length === 0) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      onChosen();
      document.getElementById(optionId(active))?.click();
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={styles.box}>
        <SearchIcon />
        <input
          className={styles.input}
          role="combobox"
          aria-label="Search"
          aria-expanded={found.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          placeholder="Find a model, parameter or screen"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
          data-autofocus
        />
      </div>
      <div id={`${id}list`} role="listbox" aria-label="Found" className={styles.list}>
        {searchGroups.map((group) => {
          const members = found.flatMap((target, index) =>
            target.group === group ? [{ target, index }] : [],
          );
          if (members.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
            <div key={group} role="group" aria-label={group}>
              <div className={styles.group} aria-hidden="true">
                {group}
              </div>
              {members.map(({ target, index }) => (
                <Option
                  key={target.id}
                  id={optionId(index)}
                  target={target}
                  selected={index === active}
                  onPoint={() => setPosition(index)}
                  onChosen={onChosen}
                />
              ))}
            </div>
          );
        })}
      </div>
      {found.length === 0 && <p className={styles.note}>{loading ? 'Loading…' : 'Nothing has this name.'}</p>}
      {failed && <p className={styles.note}>Some models could not be read, so this may not be all.</p>}
      <VisuallyHidden role="status">{loading ? 'Loading' : `${found.length} found`}</VisuallyHidden>
    </>
  );
}

type OptionProps = {
  id: string;
  target: SearchTarget;
  selected: boolean;
  onPoint: () => void;
  onChosen: () => void;
};

/** A real link, so that a page with unsaved changes hears of the click and can hold it back. */
function Option({ id, target, selected, onPoint, onChosen }: OptionProps) {
  const { setColorScheme } = useMantineColorScheme();
  const pathname = usePathname();
  const { href, colorScheme, label, description } = target;
  const common = {
    id,
    role: 'option',
    'aria-selected': selected,
    tabIndex: -1,
    className: styles.option,
    onPointerMove: onPoint,
    children: (
      <>
        <span>{label}</span> <span className={styles.description}>{description}</span>
      </>
    ),
  };
  if (href?.startsWith(`${pathname}#`)) {
    // A plain one: within a page the router changes the address without the event that says so.
    return <a {...common} href={href} onPointerUp={onChosen} />;
  }
  if (href !== undefined) {
    // On pointerup, since a click that is held back never comes here.
    return <Link {...common} href={href} prefetch={false} onPointerUp={onChosen} />;
  }
  return (
    <button
      {...common}
      type="button"
      onClick={() => {
        if (colorScheme) setColorScheme(colorScheme);
        onChosen();
      }}
    />
  );
}
