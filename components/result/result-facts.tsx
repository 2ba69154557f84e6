import { CopyableId } from '@/components/shell/copyable-id';
import { Link } from '@/components/shell/link';
import { configureHref, revisionHref } from '@/components/shell/model-hrefs';
import { RelativeTime } from '@/components/shell/relative-time';
import classes from './result.module.css';
import { costText, providerSeconds, type Result, revisionText, secondsText } from './run-texts';

/** A model as a result names it; a name of its own where the model is known. */
export type NamedModel = { slug: string; name: string };

type ResultFactsProps = { result: Result; model: NamedModel };

/** The config that made it, time, cost, seed, and who asked for it. */
export function ResultFacts({ result, model }: ResultFactsProps) {
  const seconds = providerSeconds(result);
  const { seed, durations, version, config_revision, actor, canceled_by, created_at, prediction_id } = result;
  return (
    <dl className={classes.facts}>
      <dt>Model</dt>
      <dd>
        <Link href={configureHref(model)}>{model.name}</Link>
        {version !== null && `, version ${version}`}
      </dd>
      <dt>Config</dt>
      <dd>
        {config_revision === null || config_revision === 0 ? (
          revisionText(result)
        ) : (
          <Link href={revisionHref(model, config_revision)}>{revisionText(result)}</Link>
        )}
      </dd>
      <dt>Computing time</dt>
      <dd>{seconds === null ? 'not known' : secondsText(seconds)}</dd>
      <dt>Time in total</dt>
      <dd>
        {durations.total === null ? 'unknown' : secondsText(durations.total)}
        <DurationParts durations={durations} />
      </dd>
      <dt>Cost</dt>
      <dd>{costText(result)}</dd>
      <dt>Seed</dt>
      <dd>{seed ?? 'not known'}</dd>
      <dt>Asked for</dt>
      <dd>
        <RelativeTime time={created_at} /> by {actor.name}
        {actor.kind === 'token' && ' (token)'}
      </dd>
      {canceled_by !== null && (
        <>
          <dt>Canceled by</dt>
          <dd>{canceled_by.name}</dd>
        </>
      )}
      {prediction_id !== null && (
        <>
          <dt>Prediction</dt>
          <dd>
            <CopyableId value={prediction_id} label="prediction id" />
          </dd>
        </>
      )}
    </dl>
  );
}

const PARTS = [
  ['queue', 'in the queue'],
  ['prepare', 'preparing'],
  ['provider', 'at the provider'],
  ['fetch', 'fetching outputs'],
] as const;

/** What the total is made of, as far as it is known. */
function DurationParts({ durations }: Pick<Result, 'durations'>) {
  const parts = PARTS.flatMap(([name, words]) => {
    const seconds = durations[name];
    return seconds === null ? [] : [`${secondsText(seconds)} ${words}`];
  });
  return parts.length > 0 && <div className={classes.note}>{parts.join(' · ')}</div>;
}
