const registry = '/api/v1/registry';
const model = `${registry}/models/{model_name}` as const;

export const versionsPath = `${registry}/models` as const;
export const productionPath = `${model}/production` as const;
export const versionPath = `${model}/{version}` as const;
export const comparePath = `${model}/{version}/compare` as const;
export const activatePath = `${model}/{version}/activate` as const;
export const archivePath = `${model}/{version}/archive` as const;
export const versionEventsPath = `${model}/events` as const;
export const undoPath = `${model}/events/{id}/undo` as const;
export const exportRegistryPath = `${registry}/export` as const;
export const importRegistryPath = `${registry}/import` as const;
