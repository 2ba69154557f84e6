/** The names of gzip in RFC 9110 §8.4.1.3, and what stands for any coding. */
const GZIP = new Set(['gzip', 'x-gzip', '*']);

/** Clients say the same few things: how many are remembered. */
const MEMO_LIMIT = 100;
const memo = new Map<string, boolean>();

/** Whether an `Accept-Encoding` header takes gzip (RFC 9110 §12.5.3): named with a weight above 0, or by `*`. */
export function acceptsGzip(header: string | undefined): boolean {
  if (header === undefined) return false;
  let accepts = memo.get(header);
  if (accepts === undefined) {
    accepts = read(header);
    if (memo.size >= MEMO_LIMIT) memo.clear();
    memo.set(header, accepts);
  }
  return accepts;
}

function read(header: string): boolean {
  const codings = header.split(',').flatMap((part): [string, boolean][] => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return GZIP.has(name) ? [[name, !isRefused]] : [];
  });
  const named = codings.find(([name]) => name !== '*') ?? codings[0];
  return named?.[1] ?? false;
}
