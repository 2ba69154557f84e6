/** Header in which `proxy.ts` passes the address of a page on to it, query included. */
export const PATH_HEADER = 'x-modelboard-path';
