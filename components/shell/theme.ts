import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const font = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif";

const indigo: MantineColorsTuple = [
  '#eef0ff',
  '#e0e3ff',
  '#c7ccff',
  '#a9adff',
  '#8b86ff',
  '#6f66f5',
  '#4f46e5',
  '#4338ca',
  '#3730a3',
  '#2f2a86',
];

const gray: MantineColorsTuple = [
  '#fafafa',
  '#f4f4f6',
  '#ededf0',
  '#e6e6e9',
  '#d5d5db',
  '#72727d',
  '#65656f',
  '#4a4a54',
  '#2f2f37',
  '#1c1c22',
];

const dark: MantineColorsTuple = [
  '#ececf1',
  '#c9c9d2',
  '#9f9fab',
  '#868692',
  '#33333b',
  '#232329',
  '#17171b',
  '#111114',
  '#0d0d10',
  '#09090b',
];

const red: MantineColorsTuple = [
  '#fdf1f0',
  '#fbe0de',
  '#f7c0bc',
  '#ffa79f',
  '#ff8a80',
  '#d9483e',
  '#b3261e',
  '#991f18',
  '#7d1913',
  '#64140f',
];

const green: MantineColorsTuple = [
  '#ecf9f2',
  '#d5f2e3',
  '#aee5ca',
  '#7ddcb0',
  '#4ad295',
  '#1f9d63',
  '#0f7b4a',
  '#0c673e',
  '#0a5432',
  '#084428',
];

/** One accent colour, 6 px corners, dense type. Everything else is Mantine's own. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 6,
  colors: { indigo, gray, dark, red, green },
  black: '#17171c',
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  fontSizes: { xs: '0.78125rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '550', bold: '600' },
  defaultRadius: '6px',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.4 },
        // Mantine's <header> would be a second banner of the page.
        attributes: { header: { role: 'none' } },
      },
      styles: { title: { fontSize: '1rem', fontWeight: 600 } },
    },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.4 } },
  },
});

/**
 * Our own variables (`--line`, `--panel`, `--accent`, `--accent-soft`, `--added`, `--removed`, `--mark`) for CSS modules,
 * and Mantine's where its choice would fall below the contrast of WCAG 2.2 §1.4.3.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--line': '#e6e6e9',
    '--panel': '#fafafa',
    '--accent': '#4f46e5',
    '--accent-soft': '#eef0ff',
    '--added': '#0f7b4a',
    '--removed': '#b3261e',
    '--mark': '#b45309',
  },
  dark: {
    '--line': '#2a2a31',
    '--panel': '#17171b',
    '--accent': '#9b96ff',
    '--accent-soft': '#22213a',
    '--added': '#4ad295',
    '--removed': '#ff8a80',
    '--mark': '#f5b14c',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#9b96ff',
    '--mantine-color-indigo-filled': '#5d55f2',
    '--mantine-color-indigo-filled-hover': '#5149e6',
    '--mantine-color-red-filled': '#c4392f',
    '--mantine-color-red-filled-hover': '#b03027',
  },
});
