'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { PageBody } from '@/components/shell/page-header';
import { otherParameterOf } from '@/lib/config-schema';
import { configQuery, configSchemaQuery } from '@/lib/domain/config/queries';
import { modelQuery } from '@/lib/domain/models/queries';
import { ConfigForm } from './config-form';

/** How often the page looks for a save or promotion by somebody else, in milliseconds. */
const LOOK_EVERY = 5_000;

type ConfigEditorProps = {
  modelId: string;
  version: number;
  /** The state of the workers, to stand beside the form. */
  workers: ReactNode;
  /** The last runs of the model, to stand below it. */
  runs: ReactNode;
};

/**
 * Tunes one model: `version` is the production version that the page was made for. Without the saved config there is
 * no form and no Save, so that defaults are never taken for saved values.
 */
export function ConfigEditor({ modelId, version, workers, runs }: ConfigEditorProps) {
  const config = useQuery({ ...configQuery(modelId), refetchInterval: LOOK_EVERY });
  const schema = useQuery(configSchemaQuery(modelId, version));
  const model = useQuery(modelQuery(modelId));

  const failed = [config, schema].find((query) => query.isLoadingError);
  if (failed) {
    return (
      <PageBody>
        <Failure
          title="The config could not be read"
          error={failed.error}
          onRetry={() => void Promise.all([config.refetch(), schema.refetch()])}
          retrying={config.isFetching || schema.isFetching}
        />
      </PageBody>
    );
  }
  if (!config.data || !schema.data) {
    return (
      <PageBody>
        <Loading what="the config" lines={9} />
      </PageBody>
    );
  }
  const { fields, json_schema } = schema.data.data;
  if (fields.length === 0 && otherParameterOf(json_schema, '') === null) {
    return (
      <PageBody>
        <Empty title="Nothing to tune">
          Version {version} of this model has no parameters. A version with parameters brings a form here.
        </Empty>
      </PageBody>
    );
  }
  return (
    <ConfigForm
      key={version}
      modelId={modelId}
      version={version}
      schema={json_schema}
      live={config.data}
      lookError={config.error}
      workers={workers}
      runs={runs}
      isArchived={typeof model.data?.data.archived_at === 'string'}
    />
  );
}
