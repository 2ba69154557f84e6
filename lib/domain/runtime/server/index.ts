export { type Delivered, readDelivered, readPosition } from './read-delivered';
export type { DeliveredModel, DeliveredPrompts, Position } from './repository';
