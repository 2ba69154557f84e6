import type { ReactNode } from 'react';
import type { InputAttributes } from './control';
import parts from './parts.module.css';

/** The frame of a control that has parts. It takes the focus where a single control would. */
export function Composite({ input, children }: { input: InputAttributes; children: ReactNode }) {
  return (
    <fieldset
      id={input.id}
      tabIndex={-1}
      className={parts.composite}
      disabled={input.disabled}
      aria-label={input['aria-label']}
      aria-labelledby={input['aria-labelledby']}
      aria-describedby={input['aria-describedby']}
    >
      {children}
    </fieldset>
  );
}
