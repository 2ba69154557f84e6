export { getRun, listRuns } from './read-runs';
