'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { Link } from '@/components/shell/link';
import { notifyDone } from '@/components/shell/notify';
import { PageHeader } from '@/components/shell/page-header';
import { useIsAlive } from '@/components/shell/use-is-alive';
import { useLeaveGuard } from '@/components/shell/use-leave-guard';
import type { Model } from '@/lib/domain/models/contract';
import type { ImportModelBody } from '@/lib/domain/models/import-contract';
import { importModel } from '@/lib/domain/models/queries';
import { modelWritten } from '@/lib/domain/models/written';
import { IdentitySection } from './identity-section';
import classes from './import.module.css';
import { ImportBar } from './import-bar';
import { PreviewPanel } from './preview-panel';
import { ReportSection } from './report-section';
import { RolesSection } from './roles-section';
import { SourceSection } from './source-section';
import { useImportForm } from './use-import-form';

/** Loaded with the first letter, so that it is there when somebody leaves. */
const LeaveQuestion = dynamic(
  () => import('@/components/shell/leave-question').then((module) => module.LeaveQuestion),
  { ssr: false },
);

/** Makes a model from what its provider publishes; with `model`, the next version of that one. */
export function ImportScreen({ model }: { model: Model | null }) {
  const isAlive = useIsAlive();
  const router = useRouter();
  const queryClient = useQueryClient();
  const form = useImportForm(model);
  const guard = useLeaveGuard(form.source.isTouched);
  const importing = useMutation({
    mutationFn: (body: ImportModelBody) => importModel(body),
    onSuccess: async ({ data }) => {
      if (!data.model) return;
      guard.release();
      await modelWritten(queryClient, { data: data.model, etag: null });
      notifyDone(
        model
          ? `Version ${data.version} of ${data.model.name} is in staging.`
          : `${data.model.name} is imported: version ${data.version} is live for workers that name it.`,
      );
      router.push(`/models/${encodeURIComponent(data.model.slug)}/configure`);
    },
  });
  const submit = () => {
    const body = form.body();
    if (body) importing.mutate(body);
  };
  return (
    <fieldset role="presentation" disabled={!isAlive} className={classes.untilAlive}>
      <PageHeader
        above={
          <nav aria-label="Breadcrumb" className={classes.breadcrumb}>
            <Link href="/models">Models</Link>
            {model && (
              <>
                {' / '}
                <Link href={`/models/${encodeURIComponent(model.slug)}/configure`}>{model.name}</Link>
              </>
            )}
            {' / '}
            <span aria-current="page">Import</span>
          </nav>
        }
        title={model ? `Import a new version of ${model.name}` : 'Import a model'}
        description="From the schema that its provider publishes. What cannot be kept is reported before anything is stored."
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <SourceSection
            source={form.source}
            error={form.sourceError}
            fetchedAt={form.sourceError === null ? (form.preview?.fetched?.at ?? null) : null}
          />
          {form.preview && (
            <>
              <IdentitySection form={form} />
              <ReportSection form={form} />
              <RolesSection form={form} />
            </>
          )}
        </div>
        <PreviewPanel form={form} />
      </div>
      <ImportBar
        form={form}
        onImport={submit}
        isImporting={importing.isPending || importing.isSuccess}
        error={importing.error}
      />
      {form.source.isTouched && <LeaveQuestion guard={guard} onLeave={guard.leave} />}
    </fieldset>
  );
}
