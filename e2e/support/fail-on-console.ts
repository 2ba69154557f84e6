import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

/**
 * Makes a test fail when it prints something nobody expected.
 * A test that expects output replaces the method: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
const methods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
let printed: string[] = [];

for (const method of methods) {
  console[method] = (...values: unknown[]) => {
    printed.push(`console.${method}: ${format(...values)}`);
  };
}

function failIfPrinted(): void {
  const unexpected = printed;
  printed = [];
  if (unexpected.length > 0) throw new Error(`Unexpected output:\n${unexpected.join('\n')}`);
}

afterEach(failIfPrinted);
afterAll(failIfPrinted);
