import { TextInput } from '@mantine/core';
import { toLocalInput } from '@/components/shell/local-time';
import { useIsAlive } from '@/components/shell/use-is-alive';

/** From when and until when a list reaches: two boxes of a filter, `from` and `to`. */
export function PeriodBoxes({ from, to }: { from?: string; to?: string }) {
  return (
    <>
      <TimeBox label="From" name="from" time={from} />
      <TimeBox label="To" name="to" time={to} />
    </>
  );
}

/** A time in the zone of the browser, hence only once the page is alive; the key lets it in then. */
function TimeBox({ label, name, time }: { label: string; name: string; time?: string }) {
  const shown = useIsAlive() ? toLocalInput(time) : '';
  return <TextInput key={shown} label={label} name={name} type="datetime-local" defaultValue={shown} />;
}
