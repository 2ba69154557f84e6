export { activateVersion } from './activate-version';
export { archiveVersion } from './archive-version';
export { compareVersion } from './compare-version';
export { exportRegistry } from './export-registry';
export { importRegistry } from './import-registry';
export { listVersionEvents } from './list-version-events';
export { getProduction, getVersion, listVersions } from './read-versions';
export { registerVersion } from './register-version';
export { undoActivation } from './undo-activation';
