export { fluxKontextVersion1 as version1, fluxKontextVersion2 as version2 } from '../shared/flux-kontext';
