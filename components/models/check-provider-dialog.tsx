'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import type { ProviderCheck } from '@/lib/domain/models/import-contract';
import styles from './check-provider-dialog.module.css';

type CheckProviderDialogProps = {
  model: Model;
  /** Null where the check failed. */
  check: ProviderCheck | null;
  error: Error | null;
  opened: boolean;
  onClose: () => void;
};

/** What the provider says today, beside what is stored. */
export function CheckProviderDialog({ model, check, error, opened, onClose }: CheckProviderDialogProps) {
  return (
    <Modal
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Provider check of ${model.name}`}
      size="lg"
    >
      <Stack gap="md">
        <ProblemAlert error={error} />
        {check && <Result check={check} />}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Result({ check: { message, provider_version, differences, report } }: { check: ProviderCheck }) {
  const warnings = report.filter(({ level }) => level !== 'info');
  return (
    <>
      <p className={styles.message}>{message}</p>
      {provider_version && (
        <p className={styles.version}>
          The provider’s version: <code>{provider_version}</code>
        </p>
      )}
      {differences.length > 0 && (
        <Lines
          title="What would change against the production version"
          lines={differences.map((each) => ({ ...each, level: each.class }))}
        />
      )}
      {warnings.length > 0 && <Lines title="Report" lines={warnings} />}
    </>
  );
}

type Line = { path: string; level: string; message: string };

function Lines({ title, lines }: { title: string; lines: Line[] }) {
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.lines}>
        {lines.map(({ path, level, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change, and may say the same thing twice.
          <li key={index}>
            <span className={styles.level} data-level={level}>
              {level}
            </span>{' '}
            {path !== '' && <code>{path}</code>} {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
