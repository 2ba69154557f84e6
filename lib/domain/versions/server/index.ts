export { addVersion } from './add-version';
export { productionVersion, productionVersionAt, versionOf } from './read-version';
export type { NewVersion, VersionEvent, VersionRecord, VersionRow } from './registry-store';
export { registryStore } from './repository';
