import type { FormEvent, HTMLAttributes } from 'react';

type RowFrameProps = HTMLAttributes<HTMLElement> & {
  isForm: boolean;
  'data-parameter': string;
  'data-control': string;
  'data-wide'?: true;
  'data-differs'?: true;
};

/**
 * What a row stands in. A `<form>` without a name is no landmark; Enter in it sends nothing. The browser keeps nothing of
 * what is in it, which it would write down after every change: the values are the server's.
 */
export function RowFrame({ isForm, ...attributes }: RowFrameProps) {
  return isForm ? (
    <form {...attributes} noValidate autoComplete="off" onSubmit={stay} />
  ) : (
    <div {...attributes} />
  );
}

function stay(event: FormEvent) {
  event.preventDefault();
}
