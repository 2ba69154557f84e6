import { Empty } from '@/components/shell/empty';
import { PageBody } from '@/components/shell/page-header';

/** In place of the form, for a model none of whose versions is in production. */
export function NoProduction() {
  return (
    <PageBody>
      <Empty title="No version in production">
        This model has nothing that workers could get. Activate one of its versions; its parameters then
        appear here.
      </Empty>
    </PageBody>
  );
}
