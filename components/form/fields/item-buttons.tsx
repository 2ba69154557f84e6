import classes from './fields.module.css';
import parts from './parts.module.css';

type ItemButtonsProps = {
  /** Of the item; those of the buttons that move it are made from it. */
  id: string;
  /** What the buttons act on: "item 2 of Stops". */
  name: string;
  index: number;
  count: number;
  disabled?: boolean;
  onMove: (to: number, by: 'up' | 'down') => void;
  onRemove: () => void;
};

/** Up, down and remove, for one entry of a list. */
export function ItemButtons({ id, name, index, count, disabled, onMove, onRemove }: ItemButtonsProps) {
  return (
    <span className={parts.itemButtons}>
      <IconButton
        id={`${id}-up`}
        label={`Move ${name} up`}
        path="M4 10l4-4 4 4"
        disabled={disabled || index === 0}
        onClick={() => onMove(index - 1, 'up')}
      />
      <IconButton
        id={`${id}-down`}
        label={`Move ${name} down`}
        path="M4 6l4 4 4-4"
        disabled={disabled || index === count - 1}
        onClick={() => onMove(index + 1, 'down')}
      />
      <IconButton
        label={`Remove ${name}`}
        path="M4.5 4.5l7 7m0-7l-7 7"
        disabled={disabled}
        onClick={onRemove}
      />
    </span>
  );
}

type IconButtonProps = {
  id?: string;
  label: string;
  path: string;
  disabled?: boolean;
  onClick: () => void;
};

/** A small button with a picture and a name. */
export function IconButton({ id, label, path, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      id={id}
      className={classes.plainButton}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </button>
  );
}
