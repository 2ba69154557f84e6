import type { ConfigRecord, ConfigRepository, NewConfigRecord } from './config-repository';

/** The in-memory twin of the repository, for unit tests. */
export function memoryConfigRepository(now: () => Date = () => new Date()): ConfigRepository {
  const history = new Map<string, ConfigRecord[]>();
  const of = (modelId: string) => history.get(modelId) ?? [];
  return {
    present: async (modelId) => of(modelId).at(-1) ?? null,
    presentAt: async (modelId, time) => of(modelId).findLast((record) => record.createdAt <= time) ?? null,
    record: async (modelId, revision) => of(modelId)[revision - 1] ?? null,
    records: async (modelId, { before = Number.POSITIVE_INFINITY, limit }) =>
      of(modelId)
        .filter((record) => record.revision < before)
        .reverse()
        .slice(0, limit),
    overriding: async (parameter) =>
      [...history.keys()]
        .filter((modelId) => Object.hasOwn(of(modelId).at(-1)?.overrides ?? {}, parameter))
        .sort(),
    async append(record: NewConfigRecord) {
      const stored = structuredClone({
        ...record,
        revision: of(record.modelId).length + 1,
        createdAt: now(),
      });
      history.set(record.modelId, [...of(record.modelId), stored]);
      return stored;
    },
  };
}
