import type { AlarmCode } from './alarm';
import type { Alarms } from './alarms';
import type { Outcome } from './ask';

type Facts = {
  /** Of the server. */
  address: string;
  /** Ends the sentences: what is used meanwhile. */
  keeps: string;
  /** It has been behind for longer than another instance may lag. */
  isLongBehind: boolean;
};

/** Which states of the server call for somebody. Each is said once, and once that it is over. */
export function alarmAbout(alarms: Alarms, outcome: Outcome, facts: Facts): void {
  const present = messagesOf(outcome, facts);
  const codes: AlarmCode[] = ['unreachable', 'malformed', 'refused'];
  // What is wrong with the database is over when the server has given what is live, not before.
  if (outcome.kind === 'current') codes.push('older-revision', 'server-stale');
  alarms.clear(...codes.filter((code) => !(code in present)));
  for (const [code, message] of Object.entries(present)) {
    alarms.raise(code as AlarmCode, `${message} ${facts.keeps}`);
  }
}

function messagesOf(outcome: Outcome, { address, isLongBehind }: Facts): Partial<Record<AlarmCode, string>> {
  switch (outcome.kind) {
    case 'unreachable':
      return { unreachable: `${address} cannot be asked: ${outcome.message}.` };
    case 'malformed':
      return { malformed: `The answer of ${address} is unusable: ${outcome.message}.` };
    case 'refused':
      return { refused: `${address} refuses the token: ${outcome.message}. Replace it.` };
    case 'behind':
      return isLongBehind
        ? {
            'older-revision': `${address} is behind what is known here. Was its database restored? Then an admin must adopt it.`,
          }
        : {};
    case 'current':
      return outcome.isServerStale
        ? { 'server-stale': `${address} has lost its database and gives the last it had.` }
        : {};
  }
}
