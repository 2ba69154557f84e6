import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatValue } from '@/components/diff';
import { ConflictDialog } from '@/components/editor/conflict-dialog';
import type { ConflictProps } from '@/components/editor/conflict-props';
import { fieldsOf, useOverrides } from '@/components/form';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { RelativeTime } from '@/components/shell/relative-time';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { ParameterSchema } from '@/lib/config-schema';
import { configSchemaQuery } from '@/lib/domain/config/queries';
import { underVersion } from './under-version';

type PromotionConflictProps = ConflictProps & { modelId: string };

/** Another version went live while this form was open: theirs and mine under the new parameters, then the form of that version. */
export function PromotionConflict(props: PromotionConflictProps) {
  const { modelId, editor, conflict } = props;
  const { version = 0 } = conflict.theirs.data;
  const query = useQuery(configSchemaQuery(modelId, version));
  const opened = useOpenedOnceMounted(props.opened);
  if (query.data) return <Choice {...props} schema={query.data.data.json_schema} />;
  return (
    <Modal opened={opened} onClose={() => editor.setConflict(null)} size="xl" title={`Version ${version}`}>
      {query.isLoadingError ? (
        <Failure
          title={`The parameters of version ${version} could not be read`}
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <Loading what={`the parameters of version ${version}`} />
      )}
    </Modal>
  );
}

type ChoiceProps = PromotionConflictProps & { schema: ParameterSchema };

function Choice({ editor, conflict: { theirs, cause }, opened, schema }: ChoiceProps) {
  const { version, updated_by, updated_at, note } = theirs.data;
  const fields = fieldsOf(schema);
  const base = editor.base.overrides;
  const { sides, leftOut, faults } = underVersion({
    schema,
    fields,
    sides: { base, theirs: theirs.data.overrides, mine: useOverrides(editor.form) },
  });
  return (
    <ConflictDialog
      opened={opened}
      title={`Version ${version} is in production`}
      fields={fields}
      sides={sides}
      faults={faults}
      confirmLabel={`Load version ${version} with these values`}
      onClose={() => editor.setConflict(null)}
      onResolve={(merged) => editor.reload(theirs, merged)}
    >
      {updated_by ?? 'Somebody'} put version {version} into production
      {updated_at !== null && (
        <>
          {' '}
          <RelativeTime time={updated_at} />
        </>
      )}
      {note ? ` (“${note}”).` : '.'} {cause === 'save' && 'Yours was not saved. '}
      {leftOut.length > 0 &&
        `It has no parameter for ${leftOut.map(({ path, value }) => `${path.slice(1)}: ${formatValue(value)}`).join(', ')}. `}
      Nothing is saved before you save the form of version {version}.
    </ConflictDialog>
  );
}
