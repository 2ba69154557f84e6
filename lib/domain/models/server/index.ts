export { createModel } from './create-model';
export { ensureModel } from './ensure-model';
export { findModel, lockModel, refuseArchived } from './find-model';
export { getModel } from './get-model';
export { listModels } from './list-models';
export type { ModelRow } from './repository';
export { syncBuiltIns } from './sync-built-ins';
export { updateModel } from './update-model';
