import type { RegistryStore, VersionEvent, VersionFilter, VersionRow } from './registry-store';

type Options = { now?: () => Date; isArchived?: (modelId: string) => boolean };

/** The in-memory twin of the store, for unit tests. */
export function memoryRegistryStore({
  now = () => new Date(),
  isArchived = () => false,
}: Options = {}): RegistryStore {
  const rows: VersionRow[] = [];
  const history: VersionEvent[] = [];
  const find = (modelId: string, version: number) =>
    rows.find((row) => row.modelId === modelId && row.version === version);
  const inProduction = (modelId: string) =>
    rows.find((row) => row.modelId === modelId && row.status === 'production');

  function refuseSecondProduction({ modelId, status }: { modelId: string; status: string }): void {
    if (status === 'production' && inProduction(modelId)) {
      throw new Error(`${modelId} has a version in production already`);
    }
  }

  function record(event: Partial<VersionEvent> & Pick<VersionEvent, 'modelId' | 'version'>): VersionEvent {
    const empty = { formerStatus: null, formerVersion: null, configRevision: null, undoes: null, note: null };
    const given = Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
    const made = { ...empty, id: history.length + 1, createdAt: now(), ...given } as VersionEvent;
    history.push(made);
    return { ...made };
  }

  return {
    async insert(version, by) {
      if (find(version.modelId, version.version)) throw new Error('the model has this version already');
      refuseSecondProduction(version);
      const blank = { path: null, providerRef: null, metadata: {}, createdAt: now() };
      const row = structuredClone({ ...blank, ...version, createdBy: by.actorName });
      rows.push(row);
      const { modelId, version: number, status } = version;
      record({ ...by, modelId, version: number, status, action: 'register' });
      return structuredClone(row);
    },
    version: async (modelId, version) => structuredClone(find(modelId, version) ?? null),
    versions: async (filter) =>
      rows
        .filter((row) => matches(row, filter) && !(filter.listed && isArchived(row.modelId)))
        .sort(filter.isDescending ? (left, right) => byIdAndNumber(right, left) : byIdAndNumber)
        .slice(0, filter.limit)
        .map((row) => {
          const last = history.findLast((event) => isOf(event, row));
          const { createdAt: statusAt, actorName: statusBy, note: statusNote } = last as VersionEvent;
          return structuredClone({ ...row, statusAt, statusBy, statusNote });
        }),
    production: async (modelId) => structuredClone(inProduction(modelId) ?? null),
    async productionAt(modelId, time) {
      const until = history.filter((event) => event.modelId === modelId && event.createdAt <= time);
      const last = until.findLast(({ status }) => status === 'production');
      if (!last) return null;
      const present = until.findLast((event) => isOf(event, last));
      return present?.status === 'production' ? last.version : null;
    },
    async setStatus(change) {
      const row = find(change.modelId, change.version);
      if (!row) throw new Error('there is no such version');
      if (row.status !== change.status) refuseSecondProduction(change);
      const formerStatus = row.status;
      row.status = change.status;
      return record({ ...change, formerStatus });
    },
    event: async (modelId, id) =>
      structuredClone(history.find((event) => event.modelId === modelId && event.id === id) ?? null),
    events: async (modelId, { before = Number.POSITIVE_INFINITY, limit }) =>
      structuredClone(
        history
          .filter((event) => event.modelId === modelId && event.id < before)
          .reverse()
          .slice(0, limit),
      ),
  };
}

type Place = { modelId: string; version: number };

const isOf = (event: Place, row: Place) => event.modelId === row.modelId && event.version === row.version;

function byIdAndNumber(left: Place, right: Place): number {
  if (left.modelId !== right.modelId) return left.modelId < right.modelId ? -1 : 1;
  return left.version - right.version;
}

function matches(row: VersionRow, filter: VersionFilter): boolean {
  const { modelId, version, status, after, isDescending } = filter;
  const isAfter = ([id, number]: readonly [string, number]) =>
    Math.sign(byIdAndNumber(row, { modelId: id, version: number })) === (isDescending ? -1 : 1);
  return (
    (modelId === undefined || row.modelId === modelId) &&
    (version === undefined || row.version === version) &&
    (status === undefined || row.status === status) &&
    (!after || isAfter(after))
  );
}
