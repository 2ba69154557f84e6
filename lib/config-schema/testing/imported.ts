import { importSchema, type ReportEntry } from '../import';
import { type JsonObject, parametersOf } from '../index';

/** A schema whose only property is `it`; `rest` are further keywords of its root. */
export const withIt = (it: unknown, rest: JsonObject = {}): JsonObject =>
  ({ type: 'object', properties: { it }, ...rest }) as JsonObject;

/** What an import reports, but for the roles that it guesses. */
export const linesOf = (source: unknown): ReportEntry[] =>
  importSchema(source).report.filter(({ message }) => !message.includes('taken as an input'));

/** The first parameter of what an import makes of a source. */
export const parameterOf = (source: unknown) => parametersOf(importSchema(source).schema ?? {})[0];

/** An OpenAPI document, as Replicate's, whose input is `Input`. */
export const openApiOf = (Input: JsonObject, schemas: JsonObject = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Cog' },
  components: { schemas: { Input, ...schemas } },
});
