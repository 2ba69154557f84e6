import { DiffTable } from '@/components/diff';
import { Link } from '@/components/shell/link';
import { activateHref } from '@/components/shell/model-hrefs';
import { diff, schemaDifferences } from '@/lib/config-schema';
import type { Model } from '@/lib/domain/models/contract';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import classes from './compare.module.css';
import { ParameterDifferences } from './parameter-differences';
import { rulesOf } from './rules-of';
import { SideBySide } from './side-by-side';

type ComparisonProps = { model: Model; before: ModelVersion; after: ModelVersion };

/** What differs between two versions: parameters one by one, rules over several of them, metrics, metadata. */
export function Comparison({ model, before, after }: ComparisonProps) {
  const [former, present] = [before.parameters_schema ?? {}, after.parameters_schema ?? {}];
  const differences = schemaDifferences(former, present);
  const config = differences.filter(({ role }) => role === 'config');
  const inputs = differences.filter(({ role }) => role === 'input');
  const rules = diff(rulesOf(former), rulesOf(present), () => true);
  const labels = { beforeLabel: `Version ${before.version}`, afterLabel: `Version ${after.version}` };
  return (
    <>
      <section aria-labelledby="parameters-title">
        <h2 id="parameters-title" className={classes.title}>
          {config.length === 0
            ? 'No parameter differs'
            : `${counted(config.length)} ${config.length === 1 ? 'differs' : 'differ'}`}
        </h2>
        {after.status !== 'production' && (
          <p className={classes.next}>
            What it would do to the stored values:{' '}
            <Link href={activateHref(model, after.version)}>Activate version {after.version}…</Link>
          </p>
        )}
        <ParameterDifferences differences={config} {...labels} />
      </section>
      {inputs.length > 0 && (
        <section aria-labelledby="inputs-title">
          <h2 id="inputs-title" className={classes.title}>
            Given with each job: {counted(inputs.length)}
          </h2>
          <ParameterDifferences differences={inputs} {...labels} />
        </section>
      )}
      {rules.length > 0 && (
        <section aria-labelledby="rules-title">
          <h2 id="rules-title" className={classes.title}>
            Rules over several parameters
          </h2>
          <DiffTable changes={rules} {...labels} />
        </section>
      )}
      <section aria-labelledby="facts-title">
        <h2 id="facts-title" className={classes.title}>
          Metrics and metadata
        </h2>
        <SideBySide before={before} after={after} />
      </section>
    </>
  );
}

const counted = (count: number) => (count === 1 ? '1 parameter' : `${count} parameters`);
