import type { IncomingHttpHeaders } from 'node:http';

/** What a request is for. */
export type Operation =
  | 'create'
  | 'get'
  | 'cancel'
  | 'list'
  | 'model'
  | 'versions'
  | 'version'
  | 'upload'
  | 'file'
  | 'delete-file'
  | 'secret'
  | 'account'
  | 'output'
  | 'unknown';

/** One request, read to its end. */
export type Arrived = {
  operation: Operation;
  method: string;
  url: URL;
  /** What stands in the path in the places of names, decoded. */
  parameters: string[];
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Of the answer; null before it is sent, and where the connection broke. */
  status: number | null;
  /** From the end of the request to the answer, in milliseconds. */
  tookMs: number | null;
};
