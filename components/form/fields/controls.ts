import { createContext, useContext } from 'react';
import type { Parameter, ParameterSchema } from '@/lib/config-schema';
import type { Control } from './control';

export type Registration = {
  name: string;
  /** How well the control fits a parameter; 0 is not at all. The highest rank wins. */
  rank: (parameter: Parameter) => number;
  component: Control;
  /** True where it needs the full width, below its label. */
  wide?: boolean;
  /** True where it is a group of controls, which a `<label>` cannot name. */
  composite?: boolean;
  /** True where all that it shows of a value is in its box, so that one text or number after another draws nothing. */
  keepsTyping?: (parameter: Parameter) => boolean;
  /** True where "Unset" and null are among its own choices. */
  offersStates?: boolean;
};

type Controls = {
  schema: ParameterSchema;
  controlFor: (parameter: Parameter) => Registration;
  /** The id of the `<form>` that the boxes of all rows belong to; null where each row is a form of its own. */
  formId: string | null;
};

/**
 * What all rows have in common. Controls that have parts take the choice of a control from here: the registry imports
 * them, not they it.
 */
export const ControlsContext = createContext<Controls | null>(null);

/** The form's choice of controls. */
export function useControls(): Controls {
  const controls = useContext(ControlsContext);
  if (controls === null) throw new Error('A control with parts stands outside of a form');
  return controls;
}
