export * from './problems';
export { type ReplicateDouble, startReplicateDouble } from './start-double';
