import { useQuery } from '@tanstack/react-query';
import { formatValue } from '@/components/diff';
import { Failure } from '@/components/shell/failure';
import { formatExact } from '@/components/shell/format-time';
import { Loading } from '@/components/shell/loading';
import type { ModelConfig } from '@/lib/domain/config/contract';
import { configAtQuery } from '@/lib/domain/config/queries';
import { activeModelAtQuery } from '@/lib/domain/settings/queries';
import { RequestError } from '@/lib/platform/client/call';
import classes from './history.module.css';

/** What workers got at a past moment (RFC 3339): the active model, and this model's values. */
export function LiveAt({ modelId, moment }: { modelId: string; moment: string }) {
  const config = useQuery(configAtQuery(modelId, moment));
  const active = useQuery(activeModelAtQuery(moment));
  const failed = [config, active].find((query) => query.isLoadingError);
  if (failed?.error instanceof RequestError && [404, 409].includes(failed.error.status)) {
    return (
      <p role="status" className={classes.text}>
        Nothing was live then. {failed.error.message}
      </p>
    );
  }
  if (failed) {
    return (
      <Failure
        title="The past state could not be read"
        error={failed.error}
        onRetry={() => void failed.refetch()}
        retrying={failed.isFetching}
      />
    );
  }
  if (!config.data || !active.data) return <Loading what="what was live" lines={5} />;
  const { model_id } = active.data.data;
  return (
    <div role="status">
      <p className={classes.text}>
        At {formatExact(Date.parse(moment))} the active model was <code>{model_id}</code>
        {model_id === modelId ? ', this one.' : '. Jobs that named this model got:'}
      </p>
      <Values config={config.data.data} moment={moment} />
    </div>
  );
}

function Values({ config, moment }: { config: ModelConfig; moment: string }) {
  const changed = new Set(config.diff.map(({ path }) => path.split('/')[1]));
  const origin =
    config.revision === 0
      ? 'the defaults; nothing had been saved'
      : `revision ${config.revision}${config.updated_by === null ? '' : `, saved by ${config.updated_by}`}`;
  return (
    <>
      <p className={classes.text}>
        Version {config.version}, {origin}.
      </p>
      <table className={classes.values}>
        <caption className={classes.hidden}>Values that were live at {moment}</caption>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(config.config).map(([name, value]) => (
            <tr key={name} data-changed={changed.has(name) || undefined}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {formatValue(value)}
                {changed.has(name) && (
                  <span className={classes.default}> default {formatValue(config.defaults[name])}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
