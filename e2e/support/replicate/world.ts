import type { Models } from './models';
import type { Prediction } from './prediction';
import type { Scenes } from './scenes';
import type { Timers } from './timers';
import type { Webhooks } from './webhooks';

export type KeptFile = { id: string; bytes: Buffer; type: string; createdAt: Date };

/** What the double keeps: every handler gets it. */
export type World = {
  /** Without a slash at its end. */
  url: string;
  timers: Timers;
  models: Models;
  /** In the order of their creation. */
  predictions: Prediction[];
  /** What was uploaded, by id. */
  files: Map<string, KeptFile>;
  webhooks: Webhooks;
  scenes: Scenes;
  /** Of a page of a list. */
  pageSize: number;
  /** Seconds after its end for which a prediction's data is kept. */
  dataLives: number;
  /** Of its pictures, in pixels. */
  longestSide: number;
  /** Whether pictures are only for those who show the token. */
  outputsNeedToken: boolean;
};
