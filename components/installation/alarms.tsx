'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { installationQuery } from '@/lib/domain/installation/queries';

const JobsAlarms = dynamic(() => import('./jobs-alarms'), { ssr: false });
const AlarmBanner = dynamic(() => import('./alarm-banner'), { ssr: false });

/** How often a page looks whether something is wrong with the database, in milliseconds. */
const LOOK_EVERY = 15_000;

/** Above every page: nothing, or what is wrong with the database, and what every job fails with. */
export function Alarms() {
  const installation = useQuery({ ...installationQuery(), refetchInterval: LOOK_EVERY }).data?.data;
  if (installation === undefined || installation.alarms.length === 0) return null;
  const ofJobs = installation.alarms.filter((alarm) => alarm.source === 'jobs');
  return (
    <>
      {ofJobs.length < installation.alarms.length && <AlarmBanner installation={installation} />}
      {ofJobs.length > 0 && <JobsAlarms alarms={ofJobs} />}
    </>
  );
}
