import classes from './form.module.css';

/** The name that workers and the API use, beside a label that differs from it. It is no part of the label. */
export function RealName({ name, title }: { name: string; title: string }) {
  return name === title || name === '' ? null : <code className={classes.realName}>{name}</code>;
}
