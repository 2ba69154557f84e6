import { RequestError } from '@/lib/platform/client/call';

/** What of a failure belongs to which field of a form, and what stands above the form; `rest` is null where all of it has a field. */
export function splitProblem<Name extends string>(
  error: unknown,
  names: readonly Name[],
): { fields: { name: Name; message: string }[]; rest: unknown } {
  const entries = error instanceof RequestError ? (error.problem?.errors ?? []) : [];
  const fields = entries.flatMap(({ path, message }) => {
    const name = names.find((each) => path === `/${each}`);
    return name === undefined ? [] : [{ name, message }];
  });
  return { fields, rest: fields.length > 0 && fields.length === entries.length ? null : error };
}
