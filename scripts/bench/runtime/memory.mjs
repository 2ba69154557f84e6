import { readFileSync } from 'node:fs';
import { load } from './load.mjs';

/** Resident memory of a process in MB. */
export function residentOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/**
 * What a million reads leave behind.
 * @param {{ pid: number, url: string, headers: Record<string, string> }} server
 * @returns {Promise<{ after100k: number, after1M: number }>} MB
 */
export async function measureMemory({ pid, url, headers }) {
  await load({ url, headers, status: 200, length: { count: 100_000 } });
  const after100k = residentOf(pid);
  await load({ url, headers, status: 200, length: { count: 900_000 } });
  return { after100k, after1M: residentOf(pid) };
}
