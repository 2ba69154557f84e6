/**
 * The forms that are compared. `page` is the file in `pages/` that mounts it, `options` is what it is told, and
 * `control` is the CSS selector of the text box of one parameter.
 * @typedef {{ name: string, page: string, options?: { live?: boolean, difference?: boolean }, control: (name: string) => string }} Contestant
 */

const ourControl = (/** @type {string} */ name) =>
  `[data-parameter="/${name}"] :is(input:not([type="range"]), textarea)`;
const rjsfControl = (/** @type {string} */ name) => `[id="root_${name}"]`;

/** @type {Contestant[]} */
export const contestants = [
  { name: 'Modelboard', page: 'modelboard.tsx', control: ourControl },
  {
    name: 'Modelboard, difference',
    page: 'modelboard.tsx',
    options: { difference: true },
    control: ourControl,
  },
  { name: '@rjsf/core', page: 'rjsf-core.jsx', control: rjsfControl },
  { name: '@rjsf/core, live', page: 'rjsf-core.jsx', options: { live: true }, control: rjsfControl },
  { name: '@rjsf/mui', page: 'rjsf-mui.jsx', control: rjsfControl },
  { name: '@rjsf/mui, live', page: 'rjsf-mui.jsx', options: { live: true }, control: rjsfControl },
  {
    name: '@jsonforms/material',
    page: 'jsonforms-material.jsx',
    control: (name) => `[id="#/properties/${name}-input"]`,
  },
];
