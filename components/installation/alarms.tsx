'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { installationQuery } from '@/lib/domain/installation/queries';

const JobsAlarms = dynamic(() => import('./jobs-alarms'), { ssr: false });
const StorageAlarm = dynamic(() => import('./storage-alarm'), { ssr: false });
const AlarmBanner = dynamic(() => import('./alarm-banner'), { ssr: false });

/** How often a page looks whether something is wrong with the database, in milliseconds. */
const LOOK_EVERY = 15_000;

/** Above every page: the alarms that nobody has dismissed, of the database, its disk and jobs that all fail. */
export function Alarms() {
  const installation = useQuery({ ...installationQuery(), refetchInterval: LOOK_EVERY }).data?.data;
  if (installation === undefined) return null;
  const alarms = installation.alarms.filter(({ dismissed }) => !dismissed);
  const ofJobs = alarms.filter((alarm) => alarm.source === 'jobs');
  const ofStorage = alarms.find((alarm) => alarm.source === 'storage');
  const ofDatabase = alarms.filter((alarm) => alarm.code === 'revision_above_own');
  return (
    <>
      {ofDatabase.length > 0 && <AlarmBanner installation={installation} alarms={ofDatabase} />}
      {ofStorage && <StorageAlarm alarm={ofStorage} />}
      {ofJobs.length > 0 && <JobsAlarms alarms={ofJobs} />}
    </>
  );
}
