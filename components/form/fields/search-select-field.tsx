import { type KeyboardEvent, useState } from 'react';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { type Option, optionFor, optionsOf } from './options-of';

/**
 * A choice of many options: a text box that searches them, over a list (WAI-ARIA Authoring Practices, "Combobox").
 * The arrow keys move through the list, Enter chooses, Escape leaves it as it was.
 */
export function SearchSelectField({ parameter, value, optional, onChange, input }: ControlProps) {
  // Null while nobody searches: the box then shows the present option.
  const [search, setSearch] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const options = optionsOf(parameter, value, optional);
  const present = optionFor(options, value);
  const words = (search ?? '').trim().toLowerCase();
  const found = isOpen ? options.filter(({ label }) => label.toLowerCase().includes(words)) : [];
  const listId = `${input.id}-list`;

  const open = () => {
    if (isOpen) return;
    setIsOpen(true);
    setActive(Math.max(0, present ? options.indexOf(present) : 0));
  };
  const close = () => {
    setIsOpen(false);
    setSearch(null);
  };
  const choose = (option: Option | undefined) => {
    if (!option || option.disabled) return;
    onChange(option.value);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      if (isOpen) setActive((active + step + found.length) % Math.max(1, found.length));
      else open();
    } else if (isOpen && event.key === 'Enter') choose(found[active]);
    else if (isOpen && event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={classes.searchable}>
      <input
        {...input}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && found[active] ? `${listId}-${found[active].key}` : undefined}
        spellCheck={false}
        className={classes.search}
        value={search ?? present?.label ?? ''}
        onClick={open}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={close}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setIsOpen(true);
          setActive(0);
        }}
      />
      {isOpen ? (
        <div
          ref={showOnTop}
          id={listId}
          popover="manual"
          role="listbox"
          tabIndex={-1}
          aria-label={input['aria-label'] ?? parameter.title}
          className={classes.options}
        >
          {found.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the box, which takes the keys
            <div
              key={option.key}
              ref={index === active ? scrollTo : undefined}
              id={`${listId}-${option.key}`}
              data-value={option.key}
              role="option"
              tabIndex={-1}
              aria-selected={option.key === present?.key}
              aria-disabled={option.disabled}
              data-active={index === active || undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
            </div>
          ))}
          {found.length === 0 ? (
            <div role="option" tabIndex={-1} aria-selected={false} aria-disabled="true">
              No option matches
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** Above everything, so that no table or scrolled box cuts the list off. */
function showOnTop(list: HTMLElement | null) {
  if (list?.isConnected) list.showPopover?.();
}

function scrollTo(option: HTMLElement | null) {
  option?.scrollIntoView({ block: 'nearest' });
}
