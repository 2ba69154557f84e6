import { Empty } from '@/components/shell/empty';
import { Link } from '@/components/shell/link';
import { versionsHref } from '@/components/shell/model-hrefs';
import { PageBody } from '@/components/shell/page-header';

/** In place of the form, for a model none of whose versions is in production. */
export function NoProduction({ model }: { model: { slug: string } }) {
  return (
    <PageBody>
      <Empty
        title="No version in production"
        action={<Link href={versionsHref(model)}>Choose a version</Link>}
      >
        This model has nothing that workers could get. Activate one of its versions on the tab “Versions”; its
        parameters then appear here.
      </Empty>
    </PageBody>
  );
}
