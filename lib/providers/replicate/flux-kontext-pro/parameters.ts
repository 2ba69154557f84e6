export { fluxKontextVersion1 as version1 } from '../shared/flux-kontext';
