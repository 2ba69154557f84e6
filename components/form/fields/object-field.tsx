import { isJsonObject } from '@/lib/config-schema';
import { useStatus } from '../use-status';
import { blankOf } from './blank-of';
import { Composite } from './composite';
import { type Entry, entriesOf, wholeObject } from './contents';
import { type ControlProps, focusPart, isGiven, issuesOf, nameOf } from './control';
import { useControls } from './controls';
import classes from './fields.module.css';
import { JsonField } from './json-field';
import { MapEntries } from './map-entries';
import { Member } from './member';
import { memberStandings, membersChange } from './member-standings';
import parts from './parts.module.css';
import { withMember } from './with-member';

/** An object that is replaced whole: its properties one below the other, then the entries that have names of their own. */
export function ObjectField(props: ControlProps) {
  const { parameter, value, draft, onChange, onDraft, input } = props;
  const { schema } = useControls();
  const { say, status } = useStatus();
  const entries = entriesOf(isJsonObject(value) ? value : undefined, draft);
  const name = nameOf(props);
  // A value of another type, which the engine refuses, can be put right as JSON.
  if (entries === null || (isGiven(value) && !isJsonObject(value))) {
    return <JsonField {...props} />;
  }
  if (draft === undefined && !isJsonObject(value)) {
    return (
      <Composite input={input}>
        <p className={classes.empty}>{value === null ? 'null' : 'Unset'}</p>
        <div className={parts.footer}>
          <button
            type="button"
            id={`${input.id}-add`}
            className={classes.button}
            aria-label={`Fill in ${name}`}
            disabled={input.disabled}
            onClick={() => {
              onChange(blankOf({ ...parameter, hasDefault: false, options: null }));
              focusPart(input, '');
            }}
          >
            Fill in
          </button>
        </div>
      </Composite>
    );
  }
  const standings = memberStandings(schema, parameter, entries);
  const write = (next: Entry[]) => {
    const change = standings ? membersChange(schema, parameter, entries, next) : '';
    if (change !== '') say(change);
    const whole = wholeObject(next);
    if ('value' in whole) onChange(whole.value);
    else onDraft(whole.draft, whole.message);
  };
  return (
    <Composite input={input}>
      <Members {...props} name={name} entries={entries} standings={standings} onEntries={write} />
      <Others {...props} name={name} entries={entries} onEntries={write} />
      {standings ? status : null}
    </Composite>
  );
}

type OthersProps = Pick<ControlProps, 'parameter' | 'input' | 'issues'> & {
  name: string;
  entries: Entry[];
  onEntries: (entries: Entry[]) => void;
};

type MembersProps = OthersProps & { standings: ReturnType<typeof memberStandings> };

function Members({ parameter, name, entries, standings, issues, input, onEntries }: MembersProps) {
  return parameter.properties.map((property, place) => (
    <Member
      key={property.name}
      property={property}
      place={String(place)}
      name={`${name}, ${property.title}`}
      content={entries.find(([each]) => each === property.name)?.[1]}
      standing={standings?.[property.name]}
      issues={issuesOf(issues, property.name)}
      whole={input}
      onContent={(next) => onEntries(withMember(entries, property.name, next))}
    />
  ));
}

/** What the object holds beside its properties. Where the schema says nothing of it, it can only be taken out. */
function Others({ parameter, name, entries, issues, input, onEntries }: OthersProps) {
  const declared = new Set(parameter.properties.map((property) => property.name));
  const others = entries.filter(([each]) => !declared.has(each));
  if (parameter.value === null) {
    return others.map(([each, content]) => (
      <div key={each} className={parts.footer}>
        <code className={classes.hint}>
          {each}: {'value' in content ? JSON.stringify(content.value) : content.draft}
        </code>
        <button
          type="button"
          className={classes.button}
          aria-label={`Remove ${each} from ${name}`}
          disabled={input.disabled}
          onClick={() => {
            onEntries(withMember(entries, each, undefined));
            focusPart(input, '');
          }}
        >
          Remove
        </button>
      </div>
    ));
  }
  const known = entries.filter(([each]) => declared.has(each));
  return (
    <div className={parts.others}>
      <p className={classes.hint}>Other entries</p>
      <MapEntries
        name={name}
        parameter={parameter.value}
        entries={others}
        reserved={declared}
        issues={issues}
        whole={{ ...input, id: `${input.id}-others` }}
        onEntries={(next) => onEntries([...known, ...next])}
      />
    </div>
  );
}
