import type { Look, Reach } from './typist-look';

/** What a typist needs of a page: the same in a document without a browser and in a real one. Elements go by id. */
export type Hand = {
  look: (id: string) => Promise<Look | null>;
  /** The id of the control in the row of a parameter; null where no row is shown. */
  controlOfRow: (path: string) => Promise<string | null>;
  /** Replaces the text of a box. */
  fill: (id: string, text: string) => Promise<void>;
  click: (id: string) => Promise<void>;
  /** Presses the button that acts on a control and whose name begins like this; false where there is none. */
  press: (id: string, name: string, reach: Reach) => Promise<boolean>;
  /** Takes the option with a key of a choice, searched or not. */
  choose: (id: string, key: string) => Promise<void>;
};
