import { useState } from 'react';
import { RelativeTime } from '@/components/shell/relative-time';
import { usePermission } from '@/components/shell/session';
import { WorkColumns, WorkScreen } from '@/components/shell/work-screen';
import type { ModelConfig } from '@/lib/domain/config/contract';
import type { Model } from '@/lib/domain/models/contract';
import type { Comparison, ModelVersion } from '@/lib/domain/registry/contract';
import type { Answer } from '@/lib/platform/client/call';
import { activateRefusal } from '../reasons';
import classes from './activate.module.css';
import { ActivateBar } from './activate-bar';
import { Breaking } from './breaking';
import { Cosmetic } from './cosmetic';
import { MovedDefaults } from './moved-defaults';
import { useActivation } from './use-activation';
import { WorkersGet } from './workers-get';

type ActivateFormProps = {
  model: Model;
  from: ModelVersion | null;
  to: ModelVersion;
  /** What is stored; null where nothing is in production. */
  config: Answer<ModelConfig> | null;
  comparison: Comparison;
  /** False while `comparison` belongs to an older config. */
  isCurrent: boolean;
};

/** Every value that an activation affects, by how much, with a decision for each that breaks; and the bar that does it. */
export function ActivateForm({ model, from, to, config, comparison, isCurrent }: ActivateFormProps) {
  const forbidden = usePermission('registry:write');
  const refusal = forbidden ?? activateRefusal(model, to);
  const stored = { overrides: config?.data.overrides ?? {}, etag: config?.etag ?? null };
  const activation = useActivation({ from, to, stored, comparison });
  const [firstTag] = useState(stored.etag);
  const affected = (kind: 'behaviour' | 'cosmetic') =>
    comparison.affected.filter((entry) => entry.class === kind);

  return (
    <WorkScreen>
      <WorkColumns>
        <div className={classes.main}>
          <div>
            <div aria-live="polite">
              {config !== null && stored.etag !== firstTag && <Meanwhile config={config.data} />}
            </div>
            <h2 className={classes.heading}>Activate version {to.version}</h2>
            <p className={classes.lead}>
              {from === null
                ? `Nothing is in production. Workers get the config of version ${to.version} from the moment you confirm.`
                : `Version ${to.version} takes over from version ${from.version}, for all workers at once. Stored values move along; where one cannot, you decide.`}
            </p>
          </div>
          <Breaking activation={activation} to={to} isReadOnly={refusal !== null} />
          <MovedDefaults
            affected={affected('behaviour')}
            pins={comparison.pins}
            activation={activation}
            refusal={refusal}
          />
          <Cosmetic affected={affected('cosmetic')} />
        </div>
        <WorkersGet
          before={comparison.before}
          after={activation.migration.config}
          from={from}
          to={to}
          isOpen={activation.undecided.length > 0}
        />
      </WorkColumns>
      <ActivateBar
        model={model}
        from={from}
        to={to}
        before={comparison.before}
        etag={stored.etag}
        activation={activation}
        refusal={refusal ?? (isCurrent ? null : 'Reading what somebody else changed…')}
      />
    </WorkScreen>
  );
}

function Meanwhile({ config: { revision, version, updated_by, updated_at, note } }: { config: ModelConfig }) {
  return (
    <p className={classes.notice}>
      Revision {revision} of the config, for version {version}, was saved by {updated_by ?? 'somebody'}
      {updated_at !== null && (
        <>
          , <RelativeTime time={updated_at} />
        </>
      )}
      {note && `, “${note}”`}. What is shown here is against it. What you decided is kept.
    </p>
  );
}
