'use client';

import { useQuery } from '@tanstack/react-query';
import { ActivateButton } from '@/components/activation/activate-button';
import { CopyableId } from '@/components/shell/copyable-id';
import { Failure } from '@/components/shell/failure';
import { Link } from '@/components/shell/link';
import { Loading } from '@/components/shell/loading';
import { PageHeader } from '@/components/shell/page-header';
import { StateBadge } from '@/components/shell/state-badge';
import { modelQuery } from '@/lib/domain/models/queries';
import { ArchivedBanner } from './archived-banner';
import { CheckProviderButton } from './check-provider-button';
import styles from './model-header.module.css';
import { ModelMenu } from './model-menu';
import { ModelTabs } from './model-tabs';
import { StagedMark } from './staged-mark';

/** What stands above every page of one model: what it is, whether it is live, what can be done with it. */
export function ModelHeader({ modelId }: { modelId: string }) {
  const query = useQuery(modelQuery(modelId));
  if (query.isPending) return <Loading what="the model" lines={3} />;
  if (query.isError && !query.data) {
    return (
      <Failure
        title="The model could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const model = query.data.data;
  return (
    <>
      <PageHeader
        above={
          <nav aria-label="Breadcrumb" className={styles.breadcrumb}>
            <Link href="/models">Models</Link> / <span aria-current="page">{model.name}</span>
          </nav>
        }
        title={model.name}
        badges={
          <>
            {model.is_active && <StateBadge tone="live">Active</StateBadge>}
            {model.archived_at && <StateBadge tone="off">Archived</StateBadge>}
            <StateBadge>
              {model.version === null ? 'No production version' : `Version ${model.version} · production`}
            </StateBadge>
            <StagedMark model={model} />
          </>
        }
        description={
          <>
            <CopyableId value={model.id} />
            {model.description && <p className={styles.description}>{model.description}</p>}
          </>
        }
        actions={
          <>
            <ActivateButton model={model} />
            <CheckProviderButton model={model} />
            <ModelMenu model={model} />
          </>
        }
        tabs={<ModelTabs model={model} />}
      />
      {model.archived_at && <ArchivedBanner model={model} since={model.archived_at} />}
    </>
  );
}
