import type { Preset } from '@/lib/domain/presets/contract';

/** What the dialog shows. Only one thing at a time: a dialog on a dialog would be hard to leave by keyboard. */
export type Step =
  | { at: 'list' }
  | { at: 'new' }
  | { at: 'apply' | 'replace' | 'rename' | 'delete'; preset: Preset };

/** The title of the dialog. */
export function titleOf(step: Step): string {
  switch (step.at) {
    case 'list':
      return 'Presets';
    case 'new':
      return 'Save the form’s values as a preset';
    case 'apply':
      return `Apply “${step.preset.name}”`;
    case 'replace':
      return `Update “${step.preset.name}”`;
    case 'rename':
      return `Rename “${step.preset.name}”`;
    case 'delete':
      return `Delete “${step.preset.name}”?`;
  }
}
