import type { Conflict, Editor } from './use-editor';

/** What a dialog about a conflict is given. It stays mounted while it closes. */
export type ConflictProps = { editor: Editor; conflict: Conflict; opened: boolean };
