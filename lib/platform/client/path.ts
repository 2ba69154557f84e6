/** Names in braces of a path template. */
export type Placeholders<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Query values of a request; what is undefined, null or '' is left out. */
export type Query = Record<string, string | number | boolean | null | undefined>;

/** Fills a path template, percent-encoding each value (RFC 3986 §2.1), and appends the query. */
export function fillPath<Template extends string>(
  template: Template,
  values: Record<Placeholders<Template>, string | number>,
  query: Query = {},
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(values[name as Placeholders<Template>])),
  );
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
