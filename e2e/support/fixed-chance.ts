import { configureGlobal, readConfigureGlobal } from 'fast-check';

/** Any number. A change is judged by what it changed, and not by values that nobody has seen before: those come without `CI`. */
const SEED = 20_261_125;

configureGlobal({ ...readConfigureGlobal(), seed: SEED });
