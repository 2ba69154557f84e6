import { configureGlobal, readConfigureGlobal } from 'fast-check';

/** Any number. A change is judged by what it changed, not by values that nobody has seen before: those come without `CI`. */
const SEED = 20_261_125;

if (process.env.CI) configureGlobal({ ...readConfigureGlobal(), seed: SEED });
