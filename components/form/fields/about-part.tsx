import type { ReactNode } from 'react';
import type { Parameter } from '@/lib/config-schema';
import { limitsOf } from '../limits-of';
import { RichText } from '../rich-text';
import classes from './fields.module.css';
import { type MemberStanding, standingHints } from './member-standings';
import { defaultText } from './options-of';

type About = {
  /** The id of what is shown, for the control; empty where nothing is. */
  about: string;
  shown: ReactNode;
};

/** What is said of a part beside its name: its description and its limits, after a word on what they are of. */
export function aboutPart(id: string, parameter: Parameter, of = '', standing?: MemberStanding): About {
  const hints = hintsOf(parameter, standing);
  const { description } = parameter;
  if (description === '' && hints === '') return { about: '', shown: null };
  const shown = (
    <div id={id} className={classes.hint}>
      {description === '' ? null : <RichText text={description} />}
      {hints === '' ? null : <p className={classes.hint}>{of + hints}</p>}
    </div>
  );
  return { about: id, shown };
}

/** A default inside such a value is the provider's to fill in: it is never stored unless it is typed. */
function hintsOf(property: Parameter, standing: MemberStanding | undefined): string {
  const hints = [
    property.hasDefault && property.options?.length !== 1
      ? `default ${defaultText(property, property.default)}`
      : '',
    ...limitsOf(property),
    standingHints(standing),
    property.deprecated ? 'deprecated' : '',
    property.readOnly ? 'set by the provider' : '',
  ];
  return hints.filter((hint) => hint !== '').join(', ');
}
