/** Sent to the window before Back or Forward changes the page; who cancels it holds the page, and must go back itself. */
export const TRAVERSE = 'modelboard:traverse';
