import type { ReactNode } from 'react';
import { formatValue } from '@/components/diff';
import { CopyableId } from '@/components/shell/copyable-id';
import { RelativeTime } from '@/components/shell/relative-time';
import { isJsonObject, type JsonValue } from '@/lib/config-schema';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import classes from './versions.module.css';

/** Everything that is known of a version, beside its schema. */
export function VersionDetails({ version }: { version: ModelVersion }) {
  const { path, provider_ref, fingerprint, created_by, creation_timestamp, metadata } = version;
  return (
    <dl className={classes.facts}>
      <Fact name="Created">
        <RelativeTime time={creation_timestamp} />, by {created_by}
      </Fact>
      {path !== null && (
        <Fact name="Path">
          <CopyableId value={path} label="path" />
        </Fact>
      )}
      {provider_ref !== null && (
        <Fact name="Provider’s version">
          <CopyableId value={provider_ref} label="the provider’s version" />
        </Fact>
      )}
      <Fact name="Fingerprint of the parameters">
        <CopyableId value={fingerprint} label="fingerprint" />
      </Fact>
      {Object.entries(metadata).flatMap(([name, value]) =>
        name === 'metrics' && isJsonObject(value)
          ? Object.entries(value).map(([metric, measured]) => (
              <Fact key={`metric ${metric}`} name={`Metric ${metric}`}>
                {text(measured)}
              </Fact>
            ))
          : [
              <Fact key={name} name={name}>
                {text(value)}
              </Fact>,
            ],
      )}
    </dl>
  );
}

const text = (value: JsonValue) => (typeof value === 'string' ? value : formatValue(value));

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
