import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { succeeded } from '@/components/result/result.fixture';
import { ClockProvider } from '@/components/shell/clock';
import { RunsTable } from './runs-table';

it('says why a job waits, and when it is tried again', () => {
  const retry = { reason: 'rate_limited' as const, at: '2026-07-03T14:05:00.000Z' };
  const rows = [{ ...succeeded, status: 'queued' as const, retry }, succeeded];
  const html = renderToStaticMarkup(
    <MantineProvider>
      <ClockProvider now={Date.parse('2026-07-03T14:00:00Z')}>
        <RunsTable caption="Jobs" rows={rows} models={[]} />
      </ClockProvider>
    </MantineProvider>,
  );
  const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  expect(text.split('Tried again')).toHaveLength(2);
  expect(text).toMatch(/Waiting for the provider’s rate limit\. Tried again in 5 min/);
});
