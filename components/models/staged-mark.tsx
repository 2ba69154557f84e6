import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/shell/link';
import { compareHref, versionsHref } from '@/components/shell/model-hrefs';
import type { Model } from '@/lib/domain/models/contract';
import { differingParametersQuery } from '@/lib/domain/registry/queries';
import styles from './model-header.module.css';

/** The one mark that a newer version waits in staging: by how much it differs, and the way to compare it. */
export function StagedMark({ model }: { model: Model }) {
  const { id, version, staged_version: staged, provider } = model;
  const differing = useQuery({
    ...differingParametersQuery(id, version ?? 0, staged ?? 0),
    enabled: version !== null && staged !== null,
  });
  if (staged === null) return null;
  if (version === null) {
    return (
      <Link href={versionsHref(model)} className={styles.staged}>
        Version {staged} is in staging
      </Link>
    );
  }
  return (
    <Link
      href={compareHref(model, version, staged)}
      className={styles.staged}
      title={`Version ${staged} is in staging`}
    >
      {stagedText(staged, provider !== null, differing.data?.length ?? 0)} · Compare
    </Link>
  );
}

/** In how many parameters the staged version differs, where it does; it is what the provider has today, if there is one. */
function stagedText(staged: number, isProviders: boolean, count: number): string {
  if (count === 0) return `Version ${staged} is in staging`;
  const parameters = count === 1 ? '1 parameter' : `${count} parameters`;
  return isProviders ? `The provider differs in ${parameters}` : `Version ${staged} differs in ${parameters}`;
}
