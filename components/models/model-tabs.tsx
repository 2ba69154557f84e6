import { configureHref, historyHref, versionsHref } from '@/components/shell/model-hrefs';
import { PageTabs } from '@/components/shell/page-tabs';
import type { Model } from '@/lib/domain/models/contract';

/** The pages of one model. */
export function ModelTabs({ model }: { model: Model }) {
  return (
    <PageTabs
      label={`Pages of ${model.name}`}
      tabs={[
        { segment: 'configure', title: 'Configure', href: configureHref(model) },
        { segment: 'versions', title: 'Versions', href: versionsHref(model) },
        { segment: 'history', title: 'History', href: historyHref(model) },
      ]}
    />
  );
}
