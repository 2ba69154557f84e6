import { DiffTable } from '@/components/diff';
import { ConfigOutcomeNotice } from '@/components/result/config-outcome';
import { CopyableId } from '@/components/shell/copyable-id';
import { Link } from '@/components/shell/link';
import { RelativeTime } from '@/components/shell/relative-time';
import { StateBadge } from '@/components/shell/state-badge';
import type { ModelConfig } from '@/lib/domain/config/contract';
import type { Model } from '@/lib/domain/models/contract';
import type { ActiveModel } from '@/lib/domain/settings/contract';
import styles from './active-model.module.css';

type ActiveModelFactsProps = { active: ActiveModel; model: Model; config: ModelConfig };

/** Which model is active, since when and by whom, and what of it differs from the default. */
export function ActiveModelFacts({ active, model, config }: ActiveModelFactsProps) {
  const href = `/models/${encodeURIComponent(model.slug)}/configure`;
  return (
    <>
      <div className={styles.facts}>
        <p className={styles.name}>
          <Link href={href}>{model.name}</Link>
          <StateBadge tone="live">Active</StateBadge>
          <StateBadge>Version {config.version} · production</StateBadge>
        </p>
        <CopyableId value={model.id} />
        <p className={styles.since}>
          Since <RelativeTime time={active.updated_at} />, by {active.updated_by}
          {active.note && `, “${active.note}”`}
        </p>
      </div>
      <ConfigOutcomeNotice modelId={model.id} revision={config.revision} />
      {config.diff.length === 0 ? (
        <p className={styles.values}>
          Workers get all {Object.keys(config.config).length} values at their defaults.
        </p>
      ) : (
        <div className={styles.table}>
          <DiffTable
            changes={config.diff}
            beforeLabel="Default"
            afterLabel="Live"
            caption={`Values of ${model.name} that differ from the default`}
          />
        </div>
      )}
      <p className={styles.links}>
        <Link href={href}>Configure</Link>
        <Link href="/models">Choose another model</Link>
      </p>
    </>
  );
}
