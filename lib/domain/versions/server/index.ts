export { addVersion } from './add-version';
export { productionVersion, productionVersionAt, versionOf } from './read-version';
