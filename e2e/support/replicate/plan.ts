/** How one prediction goes. */
export type Plan = {
  /** From its creation to its start; Infinity: until the test starts it. */
  startAfterMs: number;
  /** From its start to its end; Infinity: until the test ends it. */
  runForMs: number;
  ends: 'succeeded' | 'failed';
  /** The model's own words where it fails. */
  error: string;
  /** Lines that the log grows by, spread over the run. */
  logs: readonly string[];
  /** Pictures; null: as many as the input asks for. */
  pictures: number | null;
  /** One text, or a list; null: what the model has. */
  shape: 'one' | 'list' | null;
  /** Whether pictures show one by one while it runs. */
  growsOutput: boolean;
  /** `as-asked`: data URLs in an answer that was waited for, addresses in all others. */
  delivery: 'as-asked' | 'address' | 'data';
  /** What lets a held answer go: recorded ones went before the end, once there was output. */
  waitEndsAt: 'end' | 'output';
  /** Whether the input is told as it was asked, or with addresses in the place of its data URLs. */
  tellsInput: 'as-asked' | 'with-addresses';
  /** How a create is answered whose outputs are not all there. */
  unfinishedStatus: 201 | 202;
  /** As the vendor's document has it, or as it was seen: `output` absent, `logs` null, no page. */
  form: 'documented' | 'recorded';
  /** Held ones are sent only by the test: they are lost until then. */
  webhooks: 'sent' | 'twice' | 'held';
};

export const PLAIN: Plan = {
  startAfterMs: 0,
  runForMs: 0,
  ends: 'succeeded',
  error: 'Something in the model went wrong.',
  logs: [],
  pictures: null,
  shape: null,
  growsOutput: false,
  delivery: 'as-asked',
  waitEndsAt: 'end',
  tellsInput: 'as-asked',
  unfinishedStatus: 201,
  form: 'documented',
  webhooks: 'sent',
};
