export { canonical } from './canonical';
export { compare } from './compare';
export { pinsOf } from './compare-pins';
export { decidersOf, hasConditions, memberConditionsOf, type Standing, standingOf } from './conditions';
export { configSchemaOf } from './config-schema';
export { defaultsOf, effectiveOf, overridesOf, sameOverrides, unsetParametersOf } from './defaults';
export { applyChanges, diff } from './diff';
export { inexactNumberIn } from './exact-number';
export { fingerprint } from './fingerprint';
export { equal, identical, isJsonObject, own } from './json';
export { type Decision, migrateOverrides } from './migrate-overrides';
export { configParametersOf, inputParametersOf, otherParameterOf, parametersOf } from './parameters';
export { segmentsOf, toPointer, valueAt } from './pointer';
export { type Checked, revalidate, validateParameter } from './revalidate';
export { type Aspect, type SchemaDifference, schemaDifferences } from './schema-differences';
export { standardSchemaOf } from './standard-schema';
export type {
  Affected,
  Change,
  Issue,
  JsonObject,
  JsonValue,
  Parameter,
  ParameterSchema,
  ParameterType,
  Pointer,
  Role,
} from './types';
export { validate, validateComplete } from './validate';
export { variantOf } from './variants';
