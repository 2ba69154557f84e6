export { findAhead } from './find-ahead';
export { keepSightings } from './keep-sightings';
export { listWorkers } from './list-workers';
export { recordSightings } from './record-sightings';
export type { Sighting } from './sighting';
