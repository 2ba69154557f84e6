export { guardActiveModel } from './guard-active-model';
export { initActiveModel } from './init-active-model';
export { readActiveModel } from './read-active-model';
export { setActiveModel } from './set-active-model';
