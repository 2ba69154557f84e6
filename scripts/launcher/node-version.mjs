/** Ends the process with one line if this Node is too old. It runs before anything that an old Node cannot read. */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  console.error(
    `modelboard: Node ${process.versions.node} is too old. Install Node 20.9 or newer (https://nodejs.org).`,
  );
  process.exit(1);
}
