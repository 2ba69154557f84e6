import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { configPath, revisionsPath } from '@/lib/domain/config/paths';
import { modelPath, modelsPath } from '@/lib/domain/models/paths';
import { workersPath } from '@/lib/domain/workers/paths';
import { comparePath, versionEventsPath, versionPath, versionsPath } from './paths';

const VERSIONS = [versionsPath, versionPath, versionEventsPath, comparePath];
const CONFIGS = [configPath, revisionsPath];
const MODELS = [modelsPath, modelPath, auditPath, workersPath];

/** After a write to a version: has all that shows versions, configs and models read again. */
export async function versionsWritten(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    [...VERSIONS, ...CONFIGS, ...MODELS].map((path) => queryClient.invalidateQueries({ queryKey: [path] })),
  );
}
