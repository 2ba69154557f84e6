export { fluxKontextInputBuilder as inputBuilder } from '../shared/flux-kontext-input';
