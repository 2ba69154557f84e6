'use client';

import { Button } from '@mantine/core';
import { DiffTable } from '@/components/diff';
import { CopyableId } from '@/components/shell/copyable-id';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import styles from './audit-table.module.css';

type AuditDetailsProps = {
  event: AuditEvent;
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
};

/** What exactly changed, the ids, and filters by this subject or person. */
export function AuditDetails({ event, filter, onFilter }: AuditDetailsProps) {
  const { subject, subject_name, actor, diff, request_id } = event;
  return (
    <div className={styles.details}>
      {diff.length > 0 ? (
        <DiffTable changes={diff} beforeLabel="Before" afterLabel="After" />
      ) : (
        <p>No value changed.</p>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>Subject</dt>
          <dd>
            <CopyableId value={subject} label="subject id" />
          </dd>
        </div>
        <div>
          <dt>Request</dt>
          <dd>
            <CopyableId value={request_id} label="request id" />
          </dd>
        </div>
      </dl>
      <div className={styles.buttons}>
        {filter.subject !== subject && (
          <Button size="compact-sm" variant="default" onClick={() => onFilter({ ...filter, subject })}>
            Only {subject_name}
          </Button>
        )}
        {filter.actor !== actor.id && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onFilter({ ...filter, actor: actor.id })}
          >
            Only by {actor.name}
          </Button>
        )}
      </div>
    </div>
  );
}
