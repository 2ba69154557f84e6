/**
 * Words and phrases that the product avoids, each as a rate per 1,000 lines of comments, texts or words of documents.
 *
 * @typedef {'comments' | 'texts' | 'tests' | 'documents'} Kind
 * @typedef {object} Pattern
 * @property {string} name as `npm run check` prints it
 * @property {RegExp} expression
 * @property {string} instead what to write
 * @property {Record<Kind, number>} aim the ceiling to reach
 */

/** @returns {Record<Kind, number>} */
const aim = (comments, texts, tests, documents) => ({ comments, texts, tests, documents });

/** @type {Pattern[]} */
export const patterns = [
  {
    name: 'where',
    expression:
      /\bwhere (it|they|there|that|this|these|those|one|no|none|nothing|nobody|somebody|both|either|neither|a|an|the|its|their|more|some|any|all|each|several|left|set|given|known|possible|needed)\b/gi,
    instead: 'if, when',
    aim: aim(5, 3, 4, 2.4),
  },
  {
    name: 'is no X',
    expression:
      /(?<!\bthere )\b(is|are|was|were|be|being) no (?!longer\b|more\b|one\b|need\b|way\b|such\b|point\b|reason\b|guarantee)\w+/gi,
    instead: 'is not a, is invalid, there is no',
    aim: aim(0.5, 0.5, 0.5, 0.1),
  },
  {
    name: 'what …',
    expression:
      /\bwhat (is|are|was|were|has|have|had|it|they|he|she|one|a|an|the|this|that|these|those|there|does|did|can|may|must|should|would|will|nobody|somebody|others?|comes?|came|goes|went|stands?|lies|makes?|made|differs?|fails?|follows|changes?|holds?|keeps?|says?|takes?|gives?|gets?|belongs?|cannot)\b/gi,
    instead: 'a noun',
    aim: aim(5, 5, 11, 2.4),
  },
  {
    name: 'says, told',
    expression: /\b(told|tells|telling|says?|said|saying)\b/gi,
    instead: 'reports, notifies, states',
    aim: aim(8, 2, 3, 0.9),
  },
  {
    name: 'whoever, nobody',
    expression: /\b(whoever|whatever|nobody|somebody|anybody|everybody)\b/gi,
    instead: 'no one, someone, anyone, everyone, any',
    aim: aim(4, 1, 4, 0.9),
  },
  {
    name: 'stands, lies',
    expression: /\b(stands?|stood|lies|lie|lay|lying)\b/gi,
    instead: 'is, is stored, is in',
    aim: aim(3, 1, 2, 0.6),
  },
  {
    name: 'asks, answers',
    expression: /\b(asks?|asked|asking|answers?|answered|answering)\b/gi,
    instead: 'requests, responses, calls, returns',
    aim: aim(8, 7, 9, 2.7),
  },
  {
    name: 'anew, own',
    expression: /\b(anew|any more|at present|the present|meanwhile|of (its|one's|their|your|our) own)\b/gi,
    instead: 'again, no longer, currently, the current, in the meantime, own',
    aim: aim(1, 1, 2, 0.6),
  },
  {
    name: 'away, back',
    expression:
      /\b((is|are|was|were|goes|go|went) (away|gone)|(takes?|taken|took|brings?|brought|gives?|given|gave) (\w+ )?back)\b/gi,
    instead: 'unavailable, removed, offline; undo, restore, return',
    aim: aim(6, 1, 3, 0.6),
  },
  {
    name: 'picture',
    expression: /\bpictures?\b/gi,
    instead: 'image, screenshot',
    aim: aim(0, 0, 0, 0),
  },
  {
    name: 'spelling',
    expression:
      /\b(colours?|grey|organisations?|artefacts?|behaviours?|recognis\w+|normalis\w+|cancelled|cancelling|favour\w*|centre\w*|neighbour\w*|analyse[ds]?|spelt|initialis\w+|serialis\w+|authoris\w+|synchronis\w+|optimis\w+)\b/gi,
    instead: 'US spelling',
    aim: aim(0, 0, 0, 0),
  },
  {
    name: 'old words',
    expression: /\b(mend(s|ed|ing)?|faults?|dearer|therein|thereof|hence|thus|likewise)\b/gi,
    instead: 'fix, error, more expensive',
    aim: aim(5, 1, 5, 0.2),
  },
];

/** Texts outside tests that must go; the last ones are whole texts, such as the titles of columns. */
export const phrases = [
  /\bbrings? back\b/gi,
  /\btakes? back\b/gi,
  /\bmake active\b/gi,
  /\bactivate version\b/gi,
  /\bat once\b/gi,
  /\bof your own\b/gi,
  /\bsomebody else\b/gi,
  /\bnot known\b/gi,
  /\bas it stands\b/gi,
  /\bgives? a\b/gi,
  /\bmake a link\b/gi,
  /^(Now|Then|Form)$/g,
];

/** Names in code that mean nothing to a newcomer; declaring one counts. */
export const privateNames = new Set(
  `lastly birth patience isPassing NotOurs NotSent Said isSaid faults TakenBack rehearse remembering retried
  LOOK_EVERY lookAgain lookAtList seeToPython honest told held hold Asking Answer exchange addressesIn pictureUrl
  Crew hire dismiss Workshop startPlant plant contestants OURS KEPT keepImage keepPictures`.split(/\s+/),
);
