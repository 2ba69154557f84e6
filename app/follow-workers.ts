import { delivery } from '@/lib/delivery';
import { AlarmLog, findAlarms } from '@/lib/domain/installation/server';
import { keepSightings, recordSightings } from '@/lib/domain/workers/server';
import { systemContext } from '@/lib/platform/context';

/** Writes down what workers say to this process of themselves, and logs it where that shows that the database was restored. */
export function followWorkers(): { stop: () => Promise<void> } {
  const alarms = new AlarmLog();
  return keepSightings({
    take: () => delivery().takeSightings(),
    async write(sightings) {
      const ctx = systemContext();
      await recordSightings({ ctx, input: { sightings } });
      // What this process itself holds, delivery has logged.
      alarms.note((await findAlarms({ ctx, input: { retained: null } })).alarms);
    },
  });
}
