import type { Parameter } from '@/lib/config-schema';
import { ListField } from './fields/list-field';
import { MapField } from './fields/map-field';
import { TableField } from './fields/table-field';
import { bestOf, isSingle, type Registration, SINGLE_CONTROLS } from './single-registry';

const isTable = ({ type, item }: Parameter) =>
  type === 'array' && item !== null && item.children.length > 0 && item.children.every(isSingle);

/** Every control but the JSON box, which takes what is left, so that no parameter is without one. */
export const CONTROLS: Registration[] = [
  ...SINGLE_CONTROLS,
  {
    name: 'list',
    rank: ({ type, item }) => (type === 'array' && isSingle(item) ? 2 : 0),
    component: ListField,
    wide: true,
    composite: true,
  },
  {
    name: 'table',
    rank: (parameter) => (isTable(parameter) ? 2 : 0),
    component: TableField,
    wide: true,
    composite: true,
  },
  {
    name: 'map',
    rank: ({ type, value }) => (type === 'object' && isSingle(value) ? 2 : 0),
    component: MapField,
    wide: true,
    composite: true,
  },
];

/** The control that fits a parameter best. */
export function controlFor(parameter: Parameter): Registration {
  return bestOf(CONTROLS, parameter);
}
