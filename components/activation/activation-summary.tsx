import { DiffTable } from '@/components/diff';
import { diff } from '@/lib/config-schema/diff';
import type { ActivationPreview } from './activation-preview-query';
import styles from './activation-summary.module.css';

/** Which model takes over from which, and what workers will get from then on. */
export function ActivationSummary({ preview: { from, to } }: { preview: ActivationPreview }) {
  const { config } = to;
  const count = Object.keys(config.config).length;
  const changes = diff(from.config.config, config.config);
  return (
    <div className={styles.root}>
      <dl className={styles.models}>
        <div>
          <dt>Now</dt>
          <dd>
            {from.model.name} <code>{from.model.id}</code>
          </dd>
        </div>
        <div>
          <dt>Then</dt>
          <dd>
            {to.model.name} <code>{to.model.id}</code>
          </dd>
        </div>
      </dl>
      <p>Jobs that name no model use it from the moment you confirm, in all workers.</p>
      <section>
        <h3>What workers will get</h3>
        <p>
          Version {config.version}, {config.revision === 0 ? 'never changed' : `revision ${config.revision}`}.{' '}
          {config.diff.length === 0
            ? `All ${count} values are the defaults.`
            : `${config.diff.length === 1 ? '1 value differs' : `${config.diff.length} values differ`} from the default.`}
        </p>
        {config.diff.length > 0 && (
          <DiffTable changes={config.diff} beforeLabel="Default" afterLabel="Live value" />
        )}
      </section>
      {changes.length > 0 && (
        <details>
          <summary>
            {changes.length === 1 ? '1 difference' : `${changes.length} differences`} to what they get now
          </summary>
          <DiffTable changes={changes} beforeLabel={from.model.name} afterLabel={to.model.name} />
        </details>
      )}
    </div>
  );
}
