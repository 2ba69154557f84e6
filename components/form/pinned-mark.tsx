import classes from './form.module.css';

/** Says that a value equals the default and stays when the default moves. */
export function PinnedMark() {
  return (
    <span className={classes.pinned}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d="M4 1h4l-.6 4L9 7H3l1.6-2L4 1ZM6 7v4.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </svg>
      pinned
    </span>
  );
}
