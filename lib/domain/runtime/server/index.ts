export { type Delivered, readDelivered, readPosition } from './read-delivered';
export type { DeliveredModel, Position } from './repository';
