import { defaultsOf } from '@/lib/config-schema';
import { promptSchema } from './schema';

/** Texts by the names of rooms or styles, in the form that `nameKey` gives. */
type Texts = Record<string, string>;

/** Every text that prompts are built from: the built-in ones, with what an admin set on top. */
export type PromptLibrary = {
  structure: string;
  rooms: Texts;
  own_rooms: Texts;
  styles: Texts;
  own_styles: Texts;
  generic: string;
};

/** What holds where nobody changed anything, or where no server can be asked. */
export const builtInLibrary = defaultsOf(promptSchema) as PromptLibrary;
