'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import classes from './contents-list.module.css';
import { type FormHandle, unfold } from './create-schema-form';
import { groupIdOf } from './parameter-rows';
import type { Field, FieldKey } from './types';

/** A form that is wider has room for the list beside it, in CSS too; else it waits behind a line above the rows. */
const BESIDE_PX = 760;
/** As the scroll margin of a row in CSS, and a little: what is above that counts as passed. */
const PASSED_PX = 64;
/** Where the line above the rows takes that room itself. */
const PASSED_BELOW_BAR_PX = 24;
/** So long does the view come to rest after a choice, as rows are laid out that were not yet. */
const SETTLES_MS = 500;

type Entry = {
  /** The id of the row or group that it leads to, as the page has it. */
  id: string;
  title: string;
  depth: number;
  /** The row; the rows of a group. */
  keys: FieldKey[];
  isGroup: boolean;
};

type ContentsListProps = {
  form: FormHandle;
  filter: ((field: Field) => boolean) | undefined;
  /** What holds the rows. */
  rows: RefObject<HTMLElement | null>;
};

/**
 * The groups and parameters of a long form. It marks the one that is at the top of the view, leads to each, and is one
 * stop for Tab: the arrow keys, Home and End go through it. Nothing of it follows a key that is typed into the form.
 */
export function ContentsList({ form, filter, rows }: ContentsListProps) {
  const nav = useRef<HTMLElement>(null);
  const [isBeside, setBeside] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [entries] = useState(() => entriesOf(form));
  /** Until when scrolling is what a choice causes, which says nothing new. */
  const chosenUntil = useRef(0);

  useEffect(() => {
    let frame = 0;
    const follow = () => {
      frame = 0;
      const id = idInView(rows.current, nav.current);
      if (id !== null && performance.now() > chosenUntil.current) setCurrent(id);
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(follow);
    };
    const observer = new ResizeObserver(() => {
      const { parentElement } = nav.current ?? {};
      setBeside((parentElement?.offsetWidth ?? 0) >= BESIDE_PX);
      onScroll();
    });
    if (nav.current?.parentElement) observer.observe(nav.current.parentElement);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener('scroll', onScroll);
    };
  }, [rows]);

  const choose = useCallback(
    (entry: Entry) => {
      const place = document.getElementById(entry.id);
      const target = entry.isGroup ? place?.querySelector('summary') : place;
      setOpen(false);
      unfold(target?.parentElement?.closest('[data-group]')?.parentElement ?? null);
      chosenUntil.current = performance.now() + SETTLES_MS;
      setCurrent(entry.id);
      const [key] = entry.keys;
      if (entry.isGroup) target?.focus({ preventScroll: true });
      else if (key) form.focus(key);
      target?.closest('[data-parameter], [data-group]')?.scrollIntoView({ block: 'start' });
    },
    [form],
  );
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const close = ({ key, currentTarget }: KeyboardEvent) => {
    if (key !== 'Escape' || !isOpen) return;
    setOpen(false);
    currentTarget.querySelector('summary')?.focus();
  };
  return (
    <nav ref={nav} className={classes.contents} aria-label="Contents" onBlur={leave} onKeyDown={close}>
      <details
        open={isBeside || isOpen}
        onToggle={({ currentTarget: { open } }) => isBeside || setOpen(open)}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: beside the form it is a heading that closes nothing */}
        <summary
          className={classes.bar}
          tabIndex={isBeside ? -1 : undefined}
          onClick={(event) => isBeside && event.preventDefault()}
        >
          Contents <span className={classes.here}>{entries.find(({ id }) => id === current)?.title}</span>
        </summary>
        {isBeside || isOpen ? (
          <Entries form={form} entries={entries} filter={filter} current={current} onChoose={choose} />
        ) : null}
      </details>
    </nav>
  );
}

type EntriesProps = Pick<ContentsListProps, 'form' | 'filter'> & {
  entries: Entry[];
  current: string;
  onChoose: (entry: Entry) => void;
};

function Entries({ current, ...props }: EntriesProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => mark(list.current, current), [current]);
  return <EntryLinks {...props} list={list} />;
}

/** Up to hundreds, so that another current entry, which is marked past React, does not render them. */
const EntryLinks = memo(function EntryLinks({
  form,
  entries,
  filter,
  onChoose,
  list,
}: Omit<EntriesProps, 'current'> & { list: RefObject<HTMLOListElement | null> }) {
  const hidden = new Set(useSyncExternalStore(form.subscribe, form.hidden, form.hidden));
  const found = new Set(
    [...form.fields, form.others].flatMap((field) =>
      field === null || filter?.(field) === false ? [] : [field.key],
    ),
  );
  const isShown = ({ keys }: Entry) => keys.some((key) => found.has(key) && !hidden.has(key));
  const choose = (event: MouseEvent, entry: Entry) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(entry);
  };
  return (
    <ol ref={list} className={classes.entries} onKeyDown={moveFocus}>
      {entries.map((entry) => (
        <li key={entry.id} hidden={!isShown(entry)} data-depth={Math.min(entry.depth, 4)}>
          <a
            href={`#${entry.id}`}
            tabIndex={-1}
            data-leads-to-group={entry.isGroup || undefined}
            onClick={(event) => choose(event, entry)}
          >
            {entry.title}
          </a>
        </li>
      ))}
    </ol>
  );
});

/** The groups, each before what is in it, and the parameters, in the order of the form. */
function entriesOf(form: FormHandle): Entry[] {
  const entries: Entry[] = [];
  const open: { id: string; entry: Entry }[] = [];
  for (const field of form.others ? [...form.fields, form.others] : form.fields) {
    const kept = open.findIndex(({ id }, depth) => field.groups[depth]?.id !== id);
    if (kept !== -1) open.length = kept;
    for (const { id, title } of field.groups.slice(open.length)) {
      const depth = open.length;
      const entry = { id: groupIdOf(form, [field], depth), title, depth, keys: [], isGroup: true };
      open.push({ id, entry });
      entries.push(entry);
    }
    for (const { entry } of open) entry.keys.push(field.key);
    const id = `${form.id}-${field.key}`;
    const { title } = field.parameter;
    entries.push({ id, title, depth: open.length, keys: [field.key], isGroup: false });
  }
  return entries;
}

/** The id that leads to the row or group at the top of the view; null between them. */
function idInView(rows: HTMLElement | null, nav: HTMLElement | null): string | null {
  if (rows === null || nav === null) return null;
  const { left, top, width } = rows.getBoundingClientRect();
  const bar = nav.getBoundingClientRect();
  const isAbove = bar.left + bar.width > left + 1;
  const barEnd = nav.querySelector('summary')?.getBoundingClientRect().bottom ?? 0;
  const y = isAbove ? Math.max(top, barEnd) + PASSED_BELOW_BAR_PX : Math.max(top, PASSED_PX);
  const found = document
    .elementsFromPoint(left + width / 2, y)
    .map((element) => (rows.contains(element) ? element.closest('[data-parameter], [data-group]') : null))
    .find((element) => element !== null);
  if (!found) return null;
  return found.hasAttribute('data-group')
    ? found.id
    : (found.querySelector('[id$="-label"]')?.id.replace(/-label$/, '') ?? null);
}

/** Marks the current entry, which is where Tab comes into the list, and shows it without moving the page. */
function mark(list: HTMLElement | null, id: string) {
  if (list === null) return;
  const links = [...list.querySelectorAll('a')];
  const link = links.find((each) => each.getAttribute('href') === `#${id}`) ?? links[0];
  for (const each of list.querySelectorAll('a[aria-current], a[tabindex="0"]')) {
    each.removeAttribute('aria-current');
    each.setAttribute('tabindex', '-1');
  }
  if (!link) return;
  if (id !== '') link.setAttribute('aria-current', 'true');
  link.tabIndex = 0;
  const { offsetTop, offsetHeight } = link;
  const { scrollTop, clientHeight } = list;
  const isSeen = offsetTop >= scrollTop && offsetTop + offsetHeight <= scrollTop + clientHeight;
  if (!isSeen) list.scrollTop = offsetTop - clientHeight / 2;
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('li:not([hidden]) > a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: links.length - 1,
  };
  const next = links[Math.min(links.length - 1, Math.max(0, steps[event.key] ?? at))];
  if (steps[event.key] === undefined || next === undefined) return;
  event.preventDefault();
  next.focus();
}
