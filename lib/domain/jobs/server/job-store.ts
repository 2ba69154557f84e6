import type { Database } from '@/lib/platform/db/client';
import { databaseProblem } from '@/lib/platform/db/errors';
import { noteFullDisk } from '@/lib/platform/full-disk';
import { type JobStore, StoreAwayError } from '@/lib/worker/ports';
import { assignmentOf, toTakenJob } from './to-taken-job';
import {
  assignRow,
  finishRow,
  isCancelRequested,
  keepImageRows,
  keepPrediction,
  markRow,
  putBackRow,
  reportRow,
  selectUnowned,
  selectVersion,
  takeRow,
} from './worker-repository';

/** Jobs where workers find and keep them. Each call happens as a whole or not at all, and may be repeated. */
export function jobStore(db: Database): JobStore {
  return {
    take: (id) => kept(takeRow(db, id).then((row) => row && toTakenJob(row))),
    assign: (id, assignment) => kept(assignRow(db, id, assignment).then((row) => row && assignmentOf(row))),
    keepImages: (id, images) => kept(keepImageRows(db, id, images)),
    mark: (id, stamp, sendId) => kept(markRow(db, id, stamp, sendId)),
    putBack: (id, wait) => kept(putBackRow(db, id, wait)),
    keepPrediction: (id, prediction) => kept(keepPrediction(db, id, prediction)),
    unowned: (predictionIds) => kept(selectUnowned(db, predictionIds)),
    report: (id, progress) => kept(reportRow(db, id, progress)),
    isCanceled: (id) => kept(isCancelRequested(db, id)),
    finish: (id, end) => kept(finishRow(db, id, end)),
    version: (modelId, version) => kept(selectVersion(db, modelId, version)),
  };
}

async function kept<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const problem = databaseProblem(error);
    if (problem === null) throw error;
    const isFull = problem.code === 'storage_full';
    if (isFull) noteFullDisk();
    throw new StoreAwayError(isFull ? 'the disk is full' : 'the database is away', { cause: error });
  }
}
