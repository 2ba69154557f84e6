import { checkNodeVersion } from '../../launcher/node-version.mjs';

checkNodeVersion();
const { compareForms } = await import('./compare-forms.mjs');
await compareForms();
