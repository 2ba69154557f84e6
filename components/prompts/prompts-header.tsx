import { PageHeader } from '@/components/shell/page-header';
import { PageTabs } from '@/components/shell/page-tabs';

const tabs = [
  { segment: null, title: 'Edit', href: '/prompts' },
  { segment: 'history', title: 'History', href: '/prompts/history' },
];

/** What stands above the pages of the prompt library. */
export function PromptsHeader() {
  return (
    <PageHeader
      title="Prompts"
      description="What the prompt of a job is built from, by its room type and style, unless it brings one of its own."
      tabs={<PageTabs label="Pages of the prompt library" tabs={tabs} />}
    />
  );
}
