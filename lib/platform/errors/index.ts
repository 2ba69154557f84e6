export { type ErrorCode, statusOf, titleOf } from './codes';
export { limitErrors, type Problem, type ProblemEntry, ProblemError } from './problem';
