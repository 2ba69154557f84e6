import { Button, TextInput } from '@mantine/core';
import type { DraftErrors, VersionDraft } from './new-version';
import classes from './versions.module.css';

type MetricRowsProps = {
  metrics: VersionDraft['metrics'];
  errors: DraftErrors;
  /** `field` is the row that was touched. */
  onChange: (metrics: VersionDraft['metrics'], field: string) => void;
};

/** What was measured of a version: a name and a number in each row. An empty row counts as none. */
export function MetricRows({ metrics, errors, onChange }: MetricRowsProps) {
  const change = (index: number, part: Partial<VersionDraft['metrics'][number]>) =>
    onChange(
      metrics.map((row, place) => (place === index ? { ...row, ...part } : row)),
      `metric ${index}`,
    );
  return (
    <fieldset className={classes.metrics}>
      <legend>Metrics (optional)</legend>
      {metrics.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end.
        <div key={index} className={classes.metric}>
          <TextInput
            aria-label={`Name of metric ${index + 1}`}
            placeholder="accuracy"
            value={row.name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`Value of metric ${index + 1}`}
            placeholder="0.82"
            inputMode="decimal"
            value={row.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
            error={errors[`metric ${index}`]}
          />
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onChange([...metrics, { name: '', value: '' }], `metric ${metrics.length}`)}
      >
        Add a metric
      </Button>
    </fieldset>
  );
}
